/** Imports end to end, on a real PostgreSQL. */
@NullMarked
package io.ladder.importing;

import org.jspecify.annotations.NullMarked;

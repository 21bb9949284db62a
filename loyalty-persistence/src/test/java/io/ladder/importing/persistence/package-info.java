/** Imports on a real PostgreSQL, and files cut into rows. */
@NullMarked
package io.ladder.importing.persistence;

import org.jspecify.annotations.NullMarked;

/** The journal on a real PostgreSQL. */
@NullMarked
package io.ladder.journal.persistence;

import org.jspecify.annotations.NullMarked;

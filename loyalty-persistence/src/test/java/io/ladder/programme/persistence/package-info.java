/** The adapters on a real PostgreSQL. */
@NullMarked
package io.ladder.programme.persistence;

import org.jspecify.annotations.NullMarked;

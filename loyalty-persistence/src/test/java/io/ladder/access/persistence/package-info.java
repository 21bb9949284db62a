/** The adapters on a real PostgreSQL. */
@NullMarked
package io.ladder.access.persistence;

import org.jspecify.annotations.NullMarked;

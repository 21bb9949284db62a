/** The versions of programmes on PostgreSQL. */
@NullMarked
package io.ladder.programme.persistence;

import org.jspecify.annotations.NullMarked;

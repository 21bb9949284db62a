/** Codes of rewards in PostgreSQL. */
@NullMarked
package io.ladder.reward.persistence;

import org.jspecify.annotations.NullMarked;

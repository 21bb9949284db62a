/** The books on PostgreSQL: sums over entries, checks, seals. */
@NullMarked
package io.ladder.accounting.persistence;

import org.jspecify.annotations.NullMarked;

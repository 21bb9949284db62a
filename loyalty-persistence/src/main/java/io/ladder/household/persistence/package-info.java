/** Households on PostgreSQL. */
@NullMarked
package io.ladder.household.persistence;

import org.jspecify.annotations.NullMarked;

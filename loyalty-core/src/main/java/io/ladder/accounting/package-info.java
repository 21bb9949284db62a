/**
 * The books of the house: balances as of a moment, statements, whether all agrees, what is owed.
 */
@NullMarked
package io.ladder.accounting;

import org.jspecify.annotations.NullMarked;

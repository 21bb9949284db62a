/**
 * Points that pay: what a wallet's points are worth at the till, and payments from quote to refund.
 */
@NullMarked
package io.ladder.payment;

import org.jspecify.annotations.NullMarked;

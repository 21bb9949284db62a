/** Payments with points over REST. */
@NullMarked
package io.ladder.payment.web;

import org.jspecify.annotations.NullMarked;

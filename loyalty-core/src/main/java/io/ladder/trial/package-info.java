/** Trying programmes before they go live: quotes and back-tests, of which nothing is booked. */
@NullMarked
package io.ladder.trial;

import org.jspecify.annotations.NullMarked;

/** What a member did, counted: sums over periods of the calendar or over the last days. */
@NullMarked
package io.ladder.tally;

import org.jspecify.annotations.NullMarked;

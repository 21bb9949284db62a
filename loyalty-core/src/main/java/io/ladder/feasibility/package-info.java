/** What a programme is expected to cost, and what it must bring in to be worth that. */
@NullMarked
package io.ladder.feasibility;

import org.jspecify.annotations.NullMarked;

/** Rewards and benefits over REST, as tills and doors ask for them. */
@NullMarked
package io.ladder.reward.web;

import org.jspecify.annotations.NullMarked;

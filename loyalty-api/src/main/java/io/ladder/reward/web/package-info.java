/** Rewards and redemptions over REST. */
@NullMarked
package io.ladder.reward.web;

import org.jspecify.annotations.NullMarked;

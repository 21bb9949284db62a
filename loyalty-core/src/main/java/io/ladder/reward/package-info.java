/** The catalogue of rewards and what it takes to redeem one. */
@NullMarked
package io.ladder.reward;

import org.jspecify.annotations.NullMarked;

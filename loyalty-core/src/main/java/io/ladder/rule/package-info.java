/**
 * The rules of a programme that answer purchases: when they apply, to which lines, how many points
 * they give, and how they combine.
 */
@NullMarked
package io.ladder.rule;

import org.jspecify.annotations.NullMarked;

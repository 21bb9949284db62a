/** Ladders of rungs that members climb by evidence, and descend when it lapses. */
@NullMarked
package io.ladder.tier;

import org.jspecify.annotations.NullMarked;

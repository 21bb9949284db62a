/** Giving keys and taking them back, on keys in memory. */
@NullMarked
package io.ladder.key;

import org.jspecify.annotations.NullMarked;

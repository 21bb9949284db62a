/** Giving keys and taking them back. */
@NullMarked
package io.ladder.key;

import org.jspecify.annotations.NullMarked;

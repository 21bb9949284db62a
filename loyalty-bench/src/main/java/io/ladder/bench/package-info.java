/** What Ladder does in a second, as ratios within one run on one machine. */
@NullMarked
package io.ladder.bench;

import org.jspecify.annotations.NullMarked;

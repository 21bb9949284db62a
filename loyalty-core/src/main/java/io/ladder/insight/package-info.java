/** What programmes are worth, measured. */
@NullMarked
package io.ladder.insight;

import org.jspecify.annotations.NullMarked;

/** Points that clerks give and take by hand, within their limits or with a second person. */
@NullMarked
package io.ladder.adjustment;

import org.jspecify.annotations.NullMarked;

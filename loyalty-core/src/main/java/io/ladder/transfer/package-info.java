/** Points that members give to each other. */
@NullMarked
package io.ladder.transfer;

import org.jspecify.annotations.NullMarked;

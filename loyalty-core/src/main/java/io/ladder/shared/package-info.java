/** Values that every capability speaks: ids, money, refusals, pages. */
@NullMarked
package io.ladder.shared;

import org.jspecify.annotations.NullMarked;

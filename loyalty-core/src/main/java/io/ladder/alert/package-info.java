/** People look at what guard rails kept back. */
@NullMarked
package io.ladder.alert;

import org.jspecify.annotations.NullMarked;

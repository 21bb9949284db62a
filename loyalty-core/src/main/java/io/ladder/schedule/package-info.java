/** Times that come again. */
@NullMarked
package io.ladder.schedule;

import org.jspecify.annotations.NullMarked;

/** What purchases earn: mechanics, and the use cases of purchases and returns. */
@NullMarked
package io.ladder.earning;

import org.jspecify.annotations.NullMarked;

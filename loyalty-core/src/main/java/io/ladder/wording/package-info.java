/** What members read of a programme, in their languages. */
@NullMarked
package io.ladder.wording;

import org.jspecify.annotations.NullMarked;

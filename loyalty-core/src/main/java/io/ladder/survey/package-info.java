/** What members say: answers on the scale from 0 to 10, and the net promoter score. */
@NullMarked
package io.ladder.survey;

import org.jspecify.annotations.NullMarked;

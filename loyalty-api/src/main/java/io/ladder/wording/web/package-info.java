/** What members read of a programme, over REST. */
@NullMarked
package io.ladder.wording.web;

import org.jspecify.annotations.NullMarked;

/** Tests of adjustments over REST. */
@NullMarked
package io.ladder.adjustment.web;

import org.jspecify.annotations.NullMarked;

/** Tests of households over REST. */
@NullMarked
package io.ladder.household.web;

import org.jspecify.annotations.NullMarked;

/** Alerts over REST. */
@NullMarked
package io.ladder.alert.web;

import org.jspecify.annotations.NullMarked;

/** Trying programmes over REST. */
@NullMarked
package io.ladder.trial.web;

import org.jspecify.annotations.NullMarked;

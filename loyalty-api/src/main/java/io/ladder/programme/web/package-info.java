/** Programmes as files, and the clock of a sandbox, over REST. */
@NullMarked
package io.ladder.programme.web;

import org.jspecify.annotations.NullMarked;

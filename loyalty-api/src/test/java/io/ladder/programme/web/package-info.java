/** Payments with points over REST, as a till makes them. */
@NullMarked
package io.ladder.programme.web;

import org.jspecify.annotations.NullMarked;

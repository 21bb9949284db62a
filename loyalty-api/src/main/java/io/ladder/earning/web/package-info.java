/** Purchases, returns, entries and adjustments over REST. */
@NullMarked
package io.ladder.earning.web;

import org.jspecify.annotations.NullMarked;

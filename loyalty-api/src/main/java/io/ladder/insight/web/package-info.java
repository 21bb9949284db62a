/** What programmes are worth, over REST. */
@NullMarked
package io.ladder.insight.web;

import org.jspecify.annotations.NullMarked;

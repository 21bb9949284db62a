/** Survey answers and their results over REST. */
@NullMarked
package io.ladder.survey.web;

import org.jspecify.annotations.NullMarked;

/** Two records of one person that become one, over REST. */
@NullMarked
package io.ladder.merge.web;

import org.jspecify.annotations.NullMarked;

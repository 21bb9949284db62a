/** Keys over REST. */
@NullMarked
package io.ladder.key.web;

import org.jspecify.annotations.NullMarked;

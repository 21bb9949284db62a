/** Points that members give to each other, over REST. */
@NullMarked
package io.ladder.transfer.web;

import org.jspecify.annotations.NullMarked;

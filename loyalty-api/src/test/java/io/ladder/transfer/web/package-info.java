/** Tests of transfers over REST. */
@NullMarked
package io.ladder.transfer.web;

import org.jspecify.annotations.NullMarked;

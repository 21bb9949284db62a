/** Tests of merges over REST. */
@NullMarked
package io.ladder.merge.web;

import org.jspecify.annotations.NullMarked;

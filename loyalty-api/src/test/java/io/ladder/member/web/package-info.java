/** Tests of members over REST. */
@NullMarked
package io.ladder.member.web;

import org.jspecify.annotations.NullMarked;

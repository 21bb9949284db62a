/** Members, their standing and their evidence over REST. */
@NullMarked
package io.ladder.member.web;

import org.jspecify.annotations.NullMarked;

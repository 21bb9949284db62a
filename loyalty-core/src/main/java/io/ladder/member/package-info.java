/** Members: who they are, how they are found, and their standing with the shop. */
@NullMarked
package io.ladder.member;

import org.jspecify.annotations.NullMarked;

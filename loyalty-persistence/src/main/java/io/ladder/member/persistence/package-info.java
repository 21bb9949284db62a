/** Members and persons on PostgreSQL. */
@NullMarked
package io.ladder.member.persistence;

import org.jspecify.annotations.NullMarked;

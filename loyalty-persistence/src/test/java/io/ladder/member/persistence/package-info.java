/** The adapters on a real PostgreSQL. */
@NullMarked
package io.ladder.member.persistence;

import org.jspecify.annotations.NullMarked;

/** Tests of proposals on PostgreSQL. */
@NullMarked
package io.ladder.adjustment.persistence;

import org.jspecify.annotations.NullMarked;

/** What programmes are worth, read from PostgreSQL. */
@NullMarked
package io.ladder.insight.persistence;

import org.jspecify.annotations.NullMarked;

/** The journal on PostgreSQL: groups of activities, one statement for each table. */
@NullMarked
package io.ladder.journal.persistence;

import org.jspecify.annotations.NullMarked;

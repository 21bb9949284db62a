/** Tests of trials in PostgreSQL. */
@NullMarked
package io.ladder.trial.persistence;

import org.jspecify.annotations.NullMarked;

/** The adapters on a real PostgreSQL. */
@NullMarked
package io.ladder.survey.persistence;

import org.jspecify.annotations.NullMarked;

/** Runs back-tests beside what the service answers. */
@NullMarked
package io.ladder.trial.worker;

import org.jspecify.annotations.NullMarked;

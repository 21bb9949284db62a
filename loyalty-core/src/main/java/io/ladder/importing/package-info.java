/** Bringing history in from files: how their lines become purchases. */
@NullMarked
package io.ladder.importing;

import org.jspecify.annotations.NullMarked;

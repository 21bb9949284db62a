/** Commands, run as their users run them. */
@NullMarked
package io.ladder.cli;

import org.jspecify.annotations.NullMarked;

/** Commands that call a running service as any other client does. */
@NullMarked
package io.ladder.cli;

import org.jspecify.annotations.NullMarked;

/** Threads of the service that do what waits. */
@NullMarked
package io.ladder.shared.worker;

import org.jspecify.annotations.NullMarked;

/** What becomes of the service, and of what it promised, when something dies. */
@NullMarked
package io.ladder.fault;

import org.jspecify.annotations.NullMarked;

/** Books imports beside what the service answers. */
@NullMarked
package io.ladder.importing.worker;

import org.jspecify.annotations.NullMarked;

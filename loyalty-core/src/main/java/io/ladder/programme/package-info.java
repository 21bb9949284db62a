/** Programmes as files: reading, checking and applying their versions. */
@NullMarked
package io.ladder.programme;

import org.jspecify.annotations.NullMarked;

/** Ladder, an open-source loyalty platform. One sub-package for each capability. */
@NullMarked
package io.ladder;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.ladder.importing;

import org.jspecify.annotations.NullMarked;

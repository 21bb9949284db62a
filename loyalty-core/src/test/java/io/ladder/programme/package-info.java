@NullMarked
package io.ladder.programme;

import org.jspecify.annotations.NullMarked;

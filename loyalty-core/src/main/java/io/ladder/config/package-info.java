/** Files that people write: their tree, how to read it, and the mistakes found in it. */
@NullMarked
package io.ladder.config;

import org.jspecify.annotations.NullMarked;

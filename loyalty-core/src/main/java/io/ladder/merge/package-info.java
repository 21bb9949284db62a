/** Two records of one person that become one. */
@NullMarked
package io.ladder.merge;

import org.jspecify.annotations.NullMarked;

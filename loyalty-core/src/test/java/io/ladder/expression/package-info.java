@NullMarked
package io.ladder.expression;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.ladder.rule;

import org.jspecify.annotations.NullMarked;

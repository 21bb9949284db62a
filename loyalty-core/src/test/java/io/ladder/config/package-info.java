@NullMarked
package io.ladder.config;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.ladder.http;

import org.jspecify.annotations.NullMarked;

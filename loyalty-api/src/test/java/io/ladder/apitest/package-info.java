/** The REST interface over books in memory, for tests. */
@NullMarked
package io.ladder.apitest;

import org.jspecify.annotations.NullMarked;

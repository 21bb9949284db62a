/** What tests of adapters share. */
@NullMarked
package io.ladder;

import org.jspecify.annotations.NullMarked;

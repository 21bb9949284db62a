/** Tests of the core over generated histories, and of the journal in memory. */
@NullMarked
package io.ladder.testkit;

import org.jspecify.annotations.NullMarked;

/** Members who pool their points on one account. */
@NullMarked
package io.ladder.household;

import org.jspecify.annotations.NullMarked;

/** Opening tenants: a name, a programme and a first key. */
@NullMarked
package io.ladder.setup;

import org.jspecify.annotations.NullMarked;

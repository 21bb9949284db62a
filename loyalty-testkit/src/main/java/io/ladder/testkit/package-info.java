/** What tests share: fixtures, ports in memory, the contracts of ports, a real PostgreSQL. */
@NullMarked
package io.ladder.testkit;

import org.jspecify.annotations.NullMarked;

/** Keys, tenants' clocks and tenants themselves on PostgreSQL. */
@NullMarked
package io.ladder.access.persistence;

import org.jspecify.annotations.NullMarked;

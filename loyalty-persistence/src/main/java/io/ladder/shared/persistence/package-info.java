/** What all adapters of the database share. */
@NullMarked
package io.ladder.shared.persistence;

import org.jspecify.annotations.NullMarked;

/** Activities and the one decision over them; the journal is the only door to the ledger. */
@NullMarked
package io.ladder.journal;

import org.jspecify.annotations.NullMarked;

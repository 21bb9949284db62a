/** Points: wallets, lots, holds, and the movements between places that change them. */
@NullMarked
package io.ladder.ledger;

import org.jspecify.annotations.NullMarked;

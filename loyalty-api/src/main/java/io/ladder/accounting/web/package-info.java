/** Balances as of a moment, statements, reconciliation and liability over HTTP. */
@NullMarked
package io.ladder.accounting.web;

import org.jspecify.annotations.NullMarked;

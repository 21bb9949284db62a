/**
 * The language of conditions and amounts in programme files: CEL over documented facts, bounded.
 */
@NullMarked
package io.ladder.expression;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.ladder.accounting.persistence;

import org.jspecify.annotations.NullMarked;

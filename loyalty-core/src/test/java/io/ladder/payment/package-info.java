@NullMarked
package io.ladder.payment;

import org.jspecify.annotations.NullMarked;

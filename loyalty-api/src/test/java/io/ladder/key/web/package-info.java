/** Keys over REST, as an administrator manages them. */
@NullMarked
package io.ladder.key.web;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.ladder.accounting.web;

import org.jspecify.annotations.NullMarked;

/** Imports over REST. */
@NullMarked
package io.ladder.importing.web;

import org.jspecify.annotations.NullMarked;

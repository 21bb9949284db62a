/** The stories of the programmes in the gallery, told to a running service. */
@NullMarked
package io.ladder.story;

import org.jspecify.annotations.NullMarked;

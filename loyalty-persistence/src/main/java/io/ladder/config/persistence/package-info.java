/** Reading files that people write from YAML. */
@NullMarked
package io.ladder.config.persistence;

import org.jspecify.annotations.NullMarked;

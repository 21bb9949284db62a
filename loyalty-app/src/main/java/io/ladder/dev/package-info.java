/** PostgreSQL for development: started with the application, stopped after it, data kept. */
@NullMarked
package io.ladder.dev;

import org.jspecify.annotations.NullMarked;

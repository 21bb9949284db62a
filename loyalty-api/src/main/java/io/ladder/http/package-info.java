/** What all parts of the REST interface share: keys, problems, pages, ids, documents. */
@NullMarked
package io.ladder.http;

import org.jspecify.annotations.NullMarked;

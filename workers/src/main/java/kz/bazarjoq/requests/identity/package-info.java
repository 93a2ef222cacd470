/** Establishes who wrote a request before anything is told or done about a subject. */
@NullMarked
package kz.bazarjoq.requests.identity;

import org.jspecify.annotations.NullMarked;

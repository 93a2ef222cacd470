/** Reads and writes letters; the only package that knows mail. */
@NullMarked
package kz.bazarjoq.requests.correspondence;

import org.jspecify.annotations.NullMarked;

/** The local platform: every part that the workers need, started on one machine without Docker. */
@NullMarked
package kz.bazarjoq.requests.local;

import org.jspecify.annotations.NullMarked;

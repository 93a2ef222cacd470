/** Finds the subject's data in the shop's databases as the data map describes them. */
@NullMarked
package kz.bazarjoq.requests.data;

import org.jspecify.annotations.NullMarked;

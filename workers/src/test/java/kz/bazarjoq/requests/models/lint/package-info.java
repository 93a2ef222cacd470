/** Checks the models, forms and letters of {@code processes/} without running them, and draws their pictures. */
@NullMarked
package kz.bazarjoq.requests.models.lint;

import org.jspecify.annotations.NullMarked;

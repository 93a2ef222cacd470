/** Makes letters of the templates that analysts write. */
@NullMarked
package kz.bazarjoq.requests.correspondence.template;

import org.jspecify.annotations.NullMarked;

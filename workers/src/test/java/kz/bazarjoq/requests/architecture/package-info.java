/** The rules of the house, as tests that say why. */
@NullMarked
package kz.bazarjoq.requests.architecture;

import org.jspecify.annotations.NullMarked;

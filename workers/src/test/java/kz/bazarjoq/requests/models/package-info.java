/** Process tests: every model on the real broker, with a controlled clock and scripted workers, scenario by scenario. */
@NullMarked
package kz.bazarjoq.requests.models;

import org.jspecify.annotations.NullMarked;

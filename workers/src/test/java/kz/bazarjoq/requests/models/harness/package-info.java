/** Runs the real broker once for all process tests and gives a test its scenario: script, act, look at the path. */
@NullMarked
package kz.bazarjoq.requests.models.harness;

import org.jspecify.annotations.NullMarked;

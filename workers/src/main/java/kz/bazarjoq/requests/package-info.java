/** Runs the rights of the shop's privacy policy (§6) as processes on Camunda 8. */
@NullMarked
package kz.bazarjoq.requests;

import org.jspecify.annotations.NullMarked;

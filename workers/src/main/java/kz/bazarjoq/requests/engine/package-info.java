/** Speaks with Camunda: deploys models, hands over messages, records effects once, maps failures to jobs. */
@NullMarked
package kz.bazarjoq.requests.engine;

import org.jspecify.annotations.NullMarked;

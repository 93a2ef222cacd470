/**
 * What can be known of the production-like stack without a Docker engine: its files agree with each other, with the
 * application and with what the documentation of the images says.
 */
@NullMarked
package kz.bazarjoq.requests.delivery;

import org.jspecify.annotations.NullMarked;

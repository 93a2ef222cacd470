/** Runs inside the broker and hands every record to the test; it may use nothing but the exporter's interface. */
@NullMarked
package kz.bazarjoq.requests.models.exporter;

import org.jspecify.annotations.NullMarked;

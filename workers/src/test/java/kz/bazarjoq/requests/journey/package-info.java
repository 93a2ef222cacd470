/** The whole system at work: letters, PostgreSQL, Camunda, Tasklist in a browser, and what happens when parts of it fail. */
@NullMarked
package kz.bazarjoq.requests.journey;

import org.jspecify.annotations.NullMarked;

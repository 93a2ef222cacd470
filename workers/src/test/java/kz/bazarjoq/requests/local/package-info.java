/** The local platform: PostgreSQL, mail, OpenSearch, Camunda, the sample shop and the workers, started by one command. */
@NullMarked
package kz.bazarjoq.requests.local;

import org.jspecify.annotations.NullMarked;

/** Finds in a customer's own words which rights they invoke, by rules that an analyst edits as data. */
@NullMarked
package kz.bazarjoq.requests.intake.classification;

import org.jspecify.annotations.NullMarked;

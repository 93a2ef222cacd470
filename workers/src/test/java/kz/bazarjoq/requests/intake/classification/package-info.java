@NullMarked
package kz.bazarjoq.requests.intake.classification;

import org.jspecify.annotations.NullMarked;

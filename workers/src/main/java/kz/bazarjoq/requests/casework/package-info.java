/** Shows staff a case: the letter, the subject, the clock and the timeline, to those who may see it. */
@NullMarked
package kz.bazarjoq.requests.casework;

import org.jspecify.annotations.NullMarked;

/** Computes when an answer is due: policy and statute, Kazakh working days, Almaty time. */
@NullMarked
package kz.bazarjoq.requests.deadline;

import org.jspecify.annotations.NullMarked;

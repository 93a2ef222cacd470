/** Turns what arrives in the mailbox into requests and replies, without losing any of it. */
@NullMarked
package kz.bazarjoq.requests.intake;

import org.jspecify.annotations.NullMarked;

/** Reads the shop's mailbox and makes sense of the letters in it. */
@NullMarked
package kz.bazarjoq.requests.correspondence.inbound;

import org.jspecify.annotations.NullMarked;

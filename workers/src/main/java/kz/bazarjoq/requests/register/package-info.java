/** Keeps every request of a subject: its number, its state and the timeline of what happened to it. */
@NullMarked
package kz.bazarjoq.requests.register;

import org.jspecify.annotations.NullMarked;

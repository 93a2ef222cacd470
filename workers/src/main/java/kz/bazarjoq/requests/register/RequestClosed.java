package kz.bazarjoq.requests.register;

/** A request was closed: what was kept for it alone is needed no longer. Told within the transaction that closes it. */
public record RequestClosed(RequestId request) {}

package kz.bazarjoq.requests.engine;

/** An exception whose message holds no personal data, so that logs and incidents may show it. */
public interface DataFree {}

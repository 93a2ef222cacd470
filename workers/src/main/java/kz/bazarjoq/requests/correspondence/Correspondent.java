package kz.bazarjoq.requests.correspondence;

/**
 * Somebody who writes letters.
 *
 * @param address the e-mail address alone
 * @param name the name that stands beside the address, or empty
 */
public record Correspondent(String address, String name) {}

package kz.bazarjoq.requests.engine;

/**
 * A right that can be exercised: a deployed process that says so in its properties.
 *
 * @param id the process id, such as {@code confirm-processing}
 * @param name the Russian name that staff choose it by
 * @param clause the clause of the policy that grants it, such as {@code §6(1)}
 */
public record Right(String id, String name, String clause) {}

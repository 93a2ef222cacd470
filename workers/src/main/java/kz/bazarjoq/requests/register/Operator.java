package kz.bazarjoq.requests.register;

/** Who answers for the data, as letters and documents name it (policy §7). */
public interface Operator {

    /** The name that customers know. */
    String operatorName();

    /** The postal address. */
    String operatorAddress(Language language);

    /** The address that customers write to. */
    String operatorEmail();
}

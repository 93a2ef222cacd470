package kz.bazarjoq.requests.data;

/** Why what was typed for a correction isn't taken. */
public enum CorrectionFault {
    /** The value isn't one of the subject's, or the data map has no correction for it. */
    NOT_THERE,
    /** The value is no longer the one that the page showed. */
    VALUE_CHANGED,
    /** Another member of the staff was quicker. */
    PREPARED_MEANWHILE,
    EMPTY,
    MUST_NOT_BE_EMPTY,
    UNCHANGED,
    TOO_LONG,
    CHARACTERS,
    NO_NAME,
    NO_PHONE,
    NO_EMAIL,
    NO_IIN,
    NO_DATE_OF_BIRTH,
    NO_POSTAL_CODE,
    NO_CHOICE,
    EVIDENCE_EMPTY,
    EVIDENCE_TOO_LONG;

    /** Whether it is about the evidence, not the value. */
    public boolean isOfEvidence() {
        return this == EVIDENCE_EMPTY || this == EVIDENCE_TOO_LONG;
    }

    /** Whether somebody else's work is in the way, not what was typed. */
    public boolean isConflict() {
        return this == NOT_THERE || this == VALUE_CHANGED || this == PREPARED_MEANWHILE;
    }
}

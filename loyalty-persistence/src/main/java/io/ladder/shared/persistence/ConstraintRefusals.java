package io.ladder.shared.persistence;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.util.Map;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * What it means to a caller when the database refuses something by name. Constraints that are not
 * here guard against mistakes of ours and stay failures.
 */
public final class ConstraintRefusals {
    private static final Map<String, Refusal> BY_CONSTRAINT =
            Map.of(
                    "claim_is_unique",
                    Refusal.of(ErrorCode.IDENTITY_TAKEN, "Another member has this identity."),
                    "programme_correction_pkey",
                    Refusal.of(ErrorCode.STALE, "Another correction was made meanwhile."),
                    "programme_version_pkey",
                    Refusal.of(ErrorCode.STALE, "Another version has been applied meanwhile."));

    private ConstraintRefusals() {}

    /** The refusal that a violated constraint stands for, else the violation itself. */
    public static RuntimeException of(DataIntegrityViolationException violation) {
        if (violation.getMostSpecificCause() instanceof PSQLException cause
                && cause.getServerErrorMessage() != null) {
            String constraint = cause.getServerErrorMessage().getConstraint();
            Refusal refusal = constraint == null ? null : BY_CONSTRAINT.get(constraint);
            if (refusal != null) {
                return refusal.asException();
            }
        }
        return violation;
    }
}

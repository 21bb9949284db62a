package io.ladder.http;

import io.ladder.shared.Base32;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.util.UUID;

/** The ids of jobs as callers see them. */
public enum JobId {
    IMPORT("imp_", ErrorCode.IMPORT_NOT_FOUND, "import"),
    BACK_TEST("bkt_", ErrorCode.BACKTEST_NOT_FOUND, "back-test");

    private final String prefix;
    private final ErrorCode otherwise;
    private final String name;

    JobId(String prefix, ErrorCode otherwise, String name) {
        this.prefix = prefix;
        this.otherwise = otherwise;
        this.name = name;
    }

    /** The id of a job of this kind. */
    public String of(UUID id) {
        return prefix + Base32.ofUuid(id);
    }

    /**
     * The job of an id.
     *
     * @throws LoyaltyException as {@link #notFound} where the text is no such id
     */
    public UUID parse(String text) {
        UUID id = text.startsWith(prefix) ? Base32.uuid(text.substring(prefix.length())) : null;
        if (id == null) {
            throw notFound();
        }
        return id;
    }

    /** Says that there is no job of an id. */
    public LoyaltyException notFound() {
        return Refusal.of(
                        otherwise,
                        "There is no " + name + " of that id; it begins with " + prefix + ".")
                .asException();
    }
}

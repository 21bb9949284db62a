package io.ladder.programme.web;

import io.ladder.programme.ProgrammeDrafts.Draft;
import io.ladder.programme.ProgrammeVersions.Edition;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A draft as an ETag: what it was planned against and its text, {@code "v3-d0123456789abcdef"},
 * since its mistakes and its plan go by both. Whoever keeps or deletes one means the text.
 */
final class DraftTag {
    private static final Pattern TAG = Pattern.compile("\"(?:(v[0-9.]+)-)?d([0-9a-f]{16})\"");

    private DraftTag() {}

    /** A draft and what it was planned against. */
    record Planned(Edition against, String print) {}

    static String of(Edition against, Draft draft) {
        String edition = EditionTag.of(against);
        return edition.substring(0, edition.length() - 1) + "-d" + draft.print() + "\"";
    }

    /** The print of the draft that the caller knows, by the header If-Match. */
    static String expected(@Nullable String ifMatch) {
        return read(ifMatch).group(2);
    }

    /** What the caller planned, by the header If-Match. */
    static Planned planned(@Nullable String ifMatch) {
        Matcher tag = read(ifMatch);
        if (tag.group(1) == null) {
            throw stale();
        }
        return new Planned(EditionTag.expected("\"" + tag.group(1) + "\""), tag.group(2));
    }

    private static Matcher read(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw missing();
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw stale();
        }
        return tag;
    }

    static LoyaltyException missing() {
        return Refusal.of(
                        ErrorCode.PRECONDITION_REQUIRED,
                        "Send the ETag of the draft, or of its plan, in the header If-Match.")
                .asException();
    }

    private static LoyaltyException stale() {
        return Refusal.of(ErrorCode.STALE, "That is no ETag of this draft.").asException();
    }
}

package io.ladder.programme.web;

import io.ladder.http.DryRun;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.programme.ProgrammeVersions.Edition;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a programme has come, as an ETag: {@code "v3"}, and {@code "v3.2"} where versions were
 * corrected twice. What is read of a programme changes when a version begins, too: as long as
 * another than the newest decides, its tag says so, {@code "v3-a2"}. Whoever names one means the
 * edition.
 */
final class EditionTag {
    private static final Pattern TAG =
            Pattern.compile("\"v([0-9]{1,9})(?:\\.([1-9][0-9]{0,8}))?(?:-a[0-9]{1,9})?\"");

    private EditionTag() {}

    static String of(Edition edition) {
        return "\"v"
                + edition.version()
                + (edition.corrections() == 0 ? "" : "." + edition.corrections())
                + "\"";
    }

    /**
     * The same of what is read at a moment.
     *
     * @param active the version that decides then; 0 for none
     */
    static String of(Edition edition, int active) {
        String tag = of(edition);
        return active == edition.version()
                ? tag
                : tag.substring(0, tag.length() - 1) + "-a" + active + "\"";
    }

    /** What a programme has come to by a version that was applied, or would have been. */
    static String after(Edition expected, ProgrammeVersions.Version applied, DryRun dryRun) {
        return of(dryRun.on() ? expected : new Edition(applied.number(), expected.corrections()));
    }

    /** What the caller knows of the programme, by the header If-Match. */
    static Edition expected(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Refusal.of(
                            ErrorCode.PRECONDITION_REQUIRED,
                            "Send the ETag of the plan, or of the newest version, in the header"
                                    + " If-Match; \"v0\" where there is none.")
                    .asException();
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw stale();
        }
        String corrections = tag.group(2);
        return new Edition(
                Integer.parseInt(tag.group(1)),
                corrections == null ? 0 : Integer.parseInt(corrections));
    }

    private static LoyaltyException stale() {
        return Refusal.of(ErrorCode.STALE, "That is no ETag of a version.").asException();
    }
}

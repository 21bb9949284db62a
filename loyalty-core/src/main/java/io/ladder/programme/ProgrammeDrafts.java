package io.ladder.programme;

import io.ladder.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Programme files of a tenant that are worked on, by name. They decide nothing. */
public interface ProgrammeDrafts {
    /** As many drafts a tenant has at most. */
    int DRAFTS_MAX = 20;

    /**
     * A draft.
     *
     * @param name like the ids of programme files
     * @param recordedAt when it was kept last
     * @param source the file, which may have mistakes
     */
    record Draft(String name, Instant recordedAt, String source) {
        private static final int PRINT_BYTES = 8;

        /** Stands for the text: another text has another one. */
        public String print() {
            try {
                byte[] hash =
                        MessageDigest.getInstance("SHA-256")
                                .digest(source.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash, 0, PRINT_BYTES);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    /**
     * A draft as lists tell it, without its text.
     *
     * @param recordedAt when it was kept last
     */
    record Listed(String name, Instant recordedAt) {}

    /** All drafts, by name. */
    List<Listed> list(TenantId tenant);

    /** The draft of that name, or null where there is none. */
    @Nullable Draft find(TenantId tenant, String name);

    /**
     * Keeps a draft.
     *
     * @param known the print of the draft that it replaces; null where the name is new
     * @throws io.ladder.shared.LoyaltyException {@code stale} where there is another draft of that
     *     name, or none, {@code draft_limit_reached} beyond {@link #DRAFTS_MAX}
     */
    void keep(TenantId tenant, Draft draft, @Nullable String known);

    /**
     * Deletes a draft.
     *
     * @param known its print
     * @throws io.ladder.shared.LoyaltyException {@code draft_not_found}, {@code stale} where it is
     *     another one by now
     */
    void delete(TenantId tenant, String name, String known);
}

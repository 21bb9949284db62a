package io.ladder.http;

import io.ladder.shared.AccountId;
import io.ladder.shared.Base32;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ids of records as callers see them: a prefix that tells the kind, then the record. */
public enum PublicId {
    PURCHASE("pur_"),
    RETURN("ret_"),
    REDEMPTION("rdm_"),
    PAYMENT("pay_"),
    REFUND("rfd_"),
    EVIDENCE("evd_"),
    ANSWER("ans_"),
    ADJUSTMENT("adj_"),
    TRANSFER("trf_"),
    /** Any other record, such as an enrolment. */
    RECORD("rec_");

    private static final String MEMBER = "mbr_";
    private static final String HOUSEHOLD = "hh_";
    private static final String KEY = "key_";

    private final String prefix;

    PublicId(String prefix) {
        this.prefix = prefix;
    }

    /** The id of a record of this kind. */
    public String of(RecordId id) {
        return prefix + id;
    }

    /**
     * The record of an id of this kind.
     *
     * @throws io.ladder.shared.LoyaltyException with the code where the text is no such id
     */
    public RecordId parse(String text, ErrorCode otherwise) {
        RecordId id =
                text.startsWith(prefix) ? RecordId.parse(text.substring(prefix.length())) : null;
        if (id == null) {
            throw Refusal.of(
                            otherwise,
                            "There is nothing of that id; it begins with " + prefix + ".")
                    .asException();
        }
        return id;
    }

    /** The id of an API key, which opens nothing. */
    public static String ofKey(UUID key) {
        return KEY + Base32.ofUuid(key);
    }

    /** The key of an id, or null where the text is none. */
    public static @Nullable UUID key(String text) {
        return text.startsWith(KEY) ? Base32.uuid(text.substring(KEY.length())) : null;
    }

    /** The id of a household. */
    public static String of(AccountId household) {
        return HOUSEHOLD + Base32.ofUuid(household.value());
    }

    /** The household of an id, or null where the text is none. */
    public static @Nullable AccountId household(String text) {
        UUID id =
                text.startsWith(HOUSEHOLD) ? Base32.uuid(text.substring(HOUSEHOLD.length())) : null;
        return id == null ? null : new AccountId(id);
    }

    /** The id of a member. */
    public static String of(MemberId member) {
        return MEMBER + Base32.ofUuid(member.value());
    }

    /** The member of an id, or null where the text is none. */
    public static @Nullable MemberId member(String text) {
        UUID id = text.startsWith(MEMBER) ? Base32.uuid(text.substring(MEMBER.length())) : null;
        return id == null ? null : new MemberId(id);
    }
}

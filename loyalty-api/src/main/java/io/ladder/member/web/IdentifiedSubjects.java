package io.ladder.member.web;

import io.ladder.http.MemberReference;
import io.ladder.http.Params;
import io.ladder.http.PublicId;
import io.ladder.http.Subjects;
import io.ladder.http.Text;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.Subject;
import io.ladder.member.Identities;
import io.ladder.member.Tenants;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out by which identity a request names a member. */
@Component
final class IdentifiedSubjects implements Subjects {
    private static final String MEMBER_PREFIX = "mbr_";

    private final Tenants tenants;

    IdentifiedSubjects(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Subject inPath(TenantId tenant, String reference) {
        return subject(tenant, MemberReference.of(reference), null);
    }

    @Override
    public Subject inBody(TenantId tenant, MemberReference reference, String pointer) {
        return subject(tenant, reference, pointer);
    }

    private Subject subject(TenantId tenant, MemberReference reference, @Nullable String pointer) {
        long named =
                Stream.of(
                                reference.id(),
                                reference.externalId(),
                                reference.card(),
                                reference.phone(),
                                reference.email())
                        .filter(Objects::nonNull)
                        .count();
        if (named != 1) {
            throw invalid(
                    pointer, "A member is named by one of id, external_id, card, phone and email.");
        }
        String id = reference.id();
        if (id != null) {
            return member(id, pointer);
        }
        return new Subject.OfIdentity(identity(tenant, reference, pointer));
    }

    private static Subject member(String id, @Nullable String pointer) {
        if (!id.startsWith(MEMBER_PREFIX)) {
            throw invalid(
                    pointer,
                    "A member is named by mbr_…, external:… (the id that another system gave) or"
                            + " card:….");
        }
        MemberId member = PublicId.member(id);
        if (member == null) {
            throw Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.").asException();
        }
        return new Subject.OfMember(member);
    }

    private Claim identity(TenantId tenant, MemberReference reference, @Nullable String pointer) {
        String externalId = reference.externalId();
        if (externalId != null) {
            return new Claim(ClaimKind.EXTERNAL_ID, sound(externalId, pointer));
        }
        String card = reference.card();
        if (card != null) {
            return new Claim(ClaimKind.CARD, sound(card, pointer));
        }
        String phone = reference.phone();
        String email = reference.email();
        var identities =
                new Identities(
                        null,
                        null,
                        phone == null ? null : PhoneNumbers.e164(phone, pointer + "/phone"),
                        email == null ? null : sound(email, pointer));
        return identities.claims(tenants.secret(tenant)).getFirst();
    }

    private static String sound(String value, @Nullable String pointer) {
        if (value.isBlank()
                || value.length() > Identities.LENGTH_MAX
                || !Text.Validator.storable(value, false)) {
            throw invalid(
                    pointer,
                    "What names a member has 1 to "
                            + Identities.LENGTH_MAX
                            + " characters, none of them for control.");
        }
        return value;
    }

    private static LoyaltyException invalid(@Nullable String pointer, String detail) {
        return pointer == null
                ? Params.invalid("ref", "is not understood. " + detail)
                : Refusal.at(ErrorCode.INVALID_FIELD, pointer, detail).asException();
    }
}

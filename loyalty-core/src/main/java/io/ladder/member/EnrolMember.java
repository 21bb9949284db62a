package io.ladder.member;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Person;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.IdSource;
import io.ladder.shared.MemberId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes somebody a member.
 *
 * <p>Refuses: {@code identity_taken} where another member has one of the identities, {@code
 * occurred_in_future}, {@code invalid_field}, {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class EnrolMember {
    private final Journal journal;
    private final Programmes programmes;
    private final Tenants tenants;
    private final IdSource ids;

    public EnrolMember(Journal journal, Programmes programmes, Tenants tenants, IdSource ids) {
        this.journal = journal;
        this.programmes = programmes;
        this.tenants = tenants;
        this.ids = ids;
    }

    /**
     * Enrols.
     *
     * @param person whose phone and e-mail are those of {@code identities}
     * @param enrolledAt null for now
     */
    public Recorded.Booked enrol(
            Call call, Identities identities, Person person, @Nullable Instant enrolledAt) {
        var claims = identities.claims(tenants.secret(call.tenant()));
        var activity =
                new Activity.Enrolment(Occurrence.of(enrolledAt, programmes.now(call.tenant())));
        Content content = Content.of("enrolment").with("at", enrolledAt);
        claims.forEach(claim -> content.with(claim.kind().name(), claim.value()));
        // Phone and e-mail are among the claims.
        content.with("given_name", person.givenName())
                .with("family_name", person.familyName())
                .with("birth_date", person.birthDate())
                .with("language", person.language());
        return journal.carryOut(
                call,
                new Recording(
                        call.tenant(),
                        new Subject.Newcomer(new MemberId(ids.next()), claims, person),
                        activity,
                        content.toString(),
                        call.idempotencyKey()));
    }
}

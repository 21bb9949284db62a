package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.adjustment.AdjustPoints;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Person;
import io.ladder.journal.Programme;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.journal.Why;
import io.ladder.ledger.Expiry;
import io.ladder.ledger.WalletRules;
import io.ladder.member.EnrolMember;
import io.ladder.member.Identities;
import io.ladder.member.PinRung;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A repetition is told by what its caller sent, all of it and nothing besides. */
class RepetitionTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final Call KEYED = new Call(TENANT, "key-1", false, false);
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Document DOCUMENT = new Document("desk", "1");

    private final FixedProgrammes programmes =
            new FixedProgrammes(ProgrammeFixture.aProgramme().build(), START);
    private final InMemoryJournal journal = new InMemoryJournal(programmes);
    private final EnrolMember enrolling =
            new EnrolMember(journal, programmes, _ -> new byte[32], UUID::randomUUID);
    private final AdjustPoints adjusting = new AdjustPoints(journal, programmes);
    private final PinRung pinning = new PinRung(journal, programmes);
    private Subject member = new Subject.OfIdentity(Till.externalId("anna"));

    @BeforeEach
    void enrols() {
        member = enrol(Call.of(TENANT), "anna", Person.UNKNOWN).record().owner();
    }

    private Recorded.Booked enrol(Call call, String externalId, Person person) {
        return enrolling.enrol(call, new Identities(externalId, null, null, null), person, null);
    }

    private static Person person(
            String givenName, String familyName, LocalDate birthDate, String language) {
        return new Person(givenName, familyName, null, null, birthDate, language);
    }

    private static final LocalDate BORN = LocalDate.of(1815, 12, 10);
    private static final Person ADA = person("Ada", "Lovelace", BORN, "en");

    static Stream<Person> others() {
        return Stream.of(
                person("Eva", "Lovelace", BORN, "en"),
                person("Ada", "Byron", BORN, "en"),
                person("Ada", "Lovelace", BORN.plusDays(1), "en"),
                person("Ada", "Lovelace", BORN, "fr"),
                Person.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesAnEnrolmentOfAnotherPersonUnderTheSameKey(Person other) {
        JournalRecord first = enrol(KEYED, "berta", ADA).record();

        assertThat(enrol(KEYED, "berta", ADA).record()).isEqualTo(first);
        assertThat(enrol(KEYED, "berta", ADA).replayed()).isTrue();
        assertReused(() -> enrol(KEYED, "berta", other));
    }

    private Recorded.Booked adjust(@Nullable String wallet) {
        return adjusting.adjust(
                Call.of(TENANT),
                member,
                new AdjustPoints.Wanted(DOCUMENT, wallet, 5, "goodwill", null));
    }

    @Test
    void answersAnAdjustmentThoughTheFirstWalletIsAnotherNow() {
        JournalRecord first = adjust(null).record();
        programmes.moveForward(Duration.ofDays(1));
        programmes.apply(withAnotherWalletFirst(ProgrammeFixture.aProgramme().build(2, START)));

        Recorded.Booked again = adjust(null);

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(first);
        assertReused(() -> adjust(ProgrammeFixture.POINTS));
    }

    private static Programme withAnotherWalletFirst(Programme programme) {
        return new Programme(
                programme.version(),
                START,
                "Fixture",
                ProgrammeFixture.ZONE,
                Currency.getInstance("EUR"),
                List.of(
                        new WalletRules("stars", Expiry.never(), Duration.ofDays(30)),
                        programme.wallets().getFirst()),
                List.of(),
                programme.ladders());
    }

    private Recorded.Booked pin(@Nullable String scheme) {
        var pin = new PinRung.Pin("partner", START.plus(Duration.ofDays(30)));
        return pinning.pin(KEYED, member, scheme, pin, new Why(null, "advisory board"));
    }

    @Test
    void answersAPinThoughTheFirstLadderIsAnotherNow() {
        JournalRecord first = pin(null).record();
        programmes.moveForward(Duration.ofDays(1));
        programmes.apply(
                ProgrammeFixture.aProgramme()
                        .on(LadderFixture.aLadder("staff", "junior"))
                        .alsoOn(LadderFixture.theLoyaltyLadder())
                        .build(2, START));

        Recorded.Booked again = pin(null);

        assertThat(again.replayed()).isTrue();
        assertThat(again.record()).isEqualTo(first);
        assertReused(() -> pin(LadderFixture.LOYALTY));
    }

    private static void assertReused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LoyaltyException.class,
                        refused ->
                                assertThat(refused.code())
                                        .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
    }
}

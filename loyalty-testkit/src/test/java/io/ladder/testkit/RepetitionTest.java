package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Person;
import io.ladder.journal.Recorded;
import io.ladder.member.EnrolMember;
import io.ladder.member.Identities;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A repetition is told by what its caller sent, all of it. */
class RepetitionTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final Call KEYED = new Call(TENANT, "key-1", false, false);
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final FixedProgrammes programmes =
            new FixedProgrammes(ProgrammeFixture.aProgramme().build(), START);
    private final InMemoryJournal journal = new InMemoryJournal(programmes);
    private final EnrolMember enrolling =
            new EnrolMember(journal, programmes, _ -> new byte[32], UUID::randomUUID);

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

    private static void assertReused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LoyaltyException.class,
                        refused ->
                                assertThat(refused.code())
                                        .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
    }
}

package io.ladder.member.web;

import io.ladder.http.Text;
import io.ladder.journal.Person;
import io.ladder.member.Identities;
import io.ladder.member.MemberView;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a member can be changed. */
@Schema(description = "What of a member can be changed; null removes a value")
record MemberFields(
        @Nullable @Text(max = Identities.LENGTH_MAX) String externalId,
        @Nullable @Text(max = Identities.LENGTH_MAX) String card,
        @Nullable @Text(max = PHONE_MAX) String phone,
        @Nullable @Text(max = Identities.LENGTH_MAX) @Email(message = "must be an e-mail address")
                String email,
        @Nullable @Text(max = NAME_MAX) String givenName,
        @Nullable @Text(max = NAME_MAX) String familyName,
        @Nullable @Past(message = "must be in the past") LocalDate birthDate,
        @Nullable
                @Pattern(regexp = LANGUAGE, message = "must be a language tag such as en or pt-BR")
                String language) {
    static final int PHONE_MAX = 40;
    static final int NAME_MAX = 128;
    static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}";

    /** Fields that tell who somebody is, by their names in JSON. */
    static final Set<String> PERSONAL =
            Set.of("phone", "email", "given_name", "family_name", "birth_date", "language");

    static MemberFields of(MemberView member) {
        Person person = member.person();
        return new MemberFields(
                member.externalId(),
                member.card(),
                person.phone(),
                person.email(),
                person.givenName(),
                person.familyName(),
                person.birthDate(),
                person.language());
    }

    static MemberFields of(EnrolmentRequest request) {
        return new MemberFields(
                request.externalId(),
                request.card(),
                request.phone(),
                request.email(),
                request.givenName(),
                request.familyName(),
                request.birthDate(),
                request.language());
    }

    /** The same with the telephone number in the form in which it is stored. */
    MemberFields normalized() {
        String number = phone == null ? null : PhoneNumbers.e164(phone, "/phone");
        return new MemberFields(
                externalId, card, number, email, givenName, familyName, birthDate, language);
    }

    /**
     * By what the member can be found.
     *
     * @throws io.ladder.shared.LoyaltyException {@code invalid_field} where by nothing
     */
    Identities identities() {
        if (externalId == null && card == null && phone == null && email == null) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/external_id",
                            "A member has at least one of external_id, card, phone and email.")
                    .asException();
        }
        return new Identities(externalId, card, phone, email);
    }

    Person person() {
        return new Person(givenName, familyName, email, phone, birthDate, language);
    }
}

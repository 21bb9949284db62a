package io.ladder.member.web;

import io.ladder.http.Text;
import io.ladder.member.Identities;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody who becomes a member, with at least one way to find them. */
@Schema(
        description =
                "Somebody who becomes a member, with at least one of external_id, card, phone and"
                        + " email")
record EnrolmentRequest(
        @Schema(description = "As another system names them", example = "C-1001")
                @Nullable
                @Text(max = Identities.LENGTH_MAX)
                String externalId,
        @Schema(description = "As printed on the card", example = "2900000001001")
                @Nullable
                @Text(max = Identities.LENGTH_MAX)
                String card,
        @Schema(description = "With its country's prefix; kept as E.164", example = "+4930901820")
                @Nullable
                @Text(max = MemberFields.PHONE_MAX)
                String phone,
        @Schema(example = "ada@example.org")
                @Nullable
                @Text(max = Identities.LENGTH_MAX)
                @Email(message = "must be an e-mail address")
                String email,
        @Schema(example = "Ada") @Nullable @Text(max = MemberFields.NAME_MAX) String givenName,
        @Schema(example = "Lovelace") @Nullable @Text(max = MemberFields.NAME_MAX)
                String familyName,
        @Schema(example = "1990-12-10") @Nullable @Past(message = "must be in the past")
                LocalDate birthDate,
        @Schema(description = "A language tag of BCP 47", example = "en")
                @Nullable
                @Pattern(
                        regexp = MemberFields.LANGUAGE,
                        message = "must be a language tag such as en or pt-BR")
                String language,
        @Schema(description = "When they became a member; now where absent")
                @Nullable Instant enrolledAt) {}

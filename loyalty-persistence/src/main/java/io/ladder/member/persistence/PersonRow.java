package io.ladder.member.persistence;

import io.ladder.journal.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code person}. */
@Entity
@Table(name = "person")
@NullUnmarked
class PersonRow {
    @Id UUID memberId;

    @Column(updatable = false)
    UUID tenantId;

    String givenName;
    String familyName;
    String email;
    String phone;
    LocalDate birthDate;
    String language;

    static PersonRow of(UUID member, UUID tenant, Person person) {
        var row = new PersonRow();
        row.memberId = member;
        row.tenantId = tenant;
        row.givenName = person.givenName();
        row.familyName = person.familyName();
        row.email = person.email();
        row.phone = person.phone();
        row.birthDate = person.birthDate();
        row.language = person.language();
        return row;
    }
}

package io.ladder.member.persistence;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The rows of persons. */
interface PersonRows extends JpaRepository<PersonRow, UUID> {}

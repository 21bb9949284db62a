package io.ladder.member.persistence;

import io.ladder.journal.MemberStatus;
import io.ladder.journal.Person;
import io.ladder.member.MemberView;
import io.ladder.member.Members;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import io.ladder.shared.persistence.SingleReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads members and their persons straight into views. */
@Component
final class MemberList {
    private static final String SELECT =
            """
            select member.member_id, member.account_id, member.status, member.enrolled_at,
                member.external_id, member.card, member.version, member.merged_into, person.given_name,
                person.family_name, person.email, person.phone, person.birth_date, person.language
            from member
            left join person
                on person.member_id = member.member_id and person.tenant_id = member.tenant_id
            where member.tenant_id = :tenant
            """;

    private final JdbcClient database;
    private final JdbcClient single;

    MemberList(JdbcClient database, SingleReads reads) {
        this.database = database;
        this.single = reads.client();
    }

    @Nullable MemberView find(TenantId tenant, MemberId member) {
        return find(single, tenant, member);
    }

    /** A member as the transaction that is under way has left them. */
    @Nullable MemberView findChanged(TenantId tenant, MemberId member) {
        return find(database, tenant, member);
    }

    private static @Nullable MemberView find(
            JdbcClient database, TenantId tenant, MemberId member) {
        return database.sql(SELECT + " and member.member_id = :member")
                .param("tenant", tenant.value())
                .param("member", member.value())
                .query((row, _) -> view(row))
                .optional()
                .orElse(null);
    }

    List<MemberView> list(
            TenantId tenant, Members.Filter filter, @Nullable MemberId after, int limit) {
        var sql = new StringBuilder(SELECT);
        if (after != null) {
            sql.append(" and member.member_id > :after");
        }
        if (filter.status() != null) {
            sql.append(" and member.status = :status");
        }
        if (filter.rung() != null) {
            sql.append(
                    """
                     and exists (select from standing
                        where standing.account_id = member.account_id
                          and standing.member_id = member.member_id
                          and standing.tenant_id = member.tenant_id
                          and standing.rung = :rung)
                    """);
        }
        sql.append(" order by member.member_id limit :limit");
        return single.sql(sql.toString())
                .param("tenant", tenant.value())
                .param("after", after == null ? null : after.value())
                .param("status", filter.status() == null ? null : filter.status().name())
                .param("rung", filter.rung())
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    private static MemberView view(ResultSet row) throws SQLException {
        UUID mergedInto = row.getObject("merged_into", UUID.class);
        return new MemberView(
                new MemberId(row.getObject("member_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                MemberStatus.valueOf(row.getString("status")),
                Moments.read(row, row.findColumn("enrolled_at")),
                row.getString("external_id"),
                row.getString("card"),
                new Person(
                        row.getString("given_name"),
                        row.getString("family_name"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("language")),
                row.getLong("version"),
                mergedInto == null ? null : new MemberId(mergedInto));
    }
}

package io.ladder.accounting.web;

import io.ladder.access.Scope;
import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.ReadStatement;
import io.ladder.accounting.Statement;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.Params;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Subject;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in a member's wallet within a period. */
@RestController
@Tag(name = "Books", description = "Balances as of any moment, statements, what is owed")
final class StatementController {
    private static final int WALLET_LENGTH_MAX = 64;
    private static final int YEARS_MAX = 10;

    private final ReadStatement statements;
    private final Programmes programmes;
    private final FindMember members;
    private final Subjects subjects;

    StatementController(
            ReadStatement statements,
            Programmes programmes,
            FindMember members,
            Subjects subjects) {
        this.statements = statements;
        this.programmes = programmes;
        this.members = members;
        this.subjects = subjects;
    }

    @Schema(description = "What happened in a wallet within a period")
    record StatementResponse(
            String memberId,
            String wallet,
            @Schema(description = "The first day") LocalDate from,
            @Schema(description = "The last day") LocalDate until,
            @Schema(description = "Whose days they are") String timeZone,
            @Schema(description = "Before the first day") StatementBalanceResponse opening,
            @Schema(description = "After the last day: the opening and all changes")
                    StatementBalanceResponse closing,
            List<StatementLineResponse> data,
            @Schema(description = "Send it as `cursor` for the next page; absent on the last")
                    @Nullable String nextCursor) {}

    @Schema(description = "The points of a wallet by where they are")
    record StatementBalanceResponse(long available, long pending, long held) {}

    @Schema(description = "A movement on a statement")
    record StatementLineResponse(
            @Schema(description = "The record; absent where it is due but not booked yet")
                    @Nullable String id,
            @Schema(
                            description =
                                    "What kind of record it is; `due` for what time alone brought",
                            example = "purchase")
                    String kind,
            @Nullable String source,
            @Nullable String documentNumber,
            Instant at,
            @Schema(description = "When it was booked; absent where it is not yet")
                    @Nullable Instant recordedAt,
            @Schema(description = "What moved the points, in words") String text,
            String from,
            String to,
            @Schema(description = "By how much it changed what can be spent") long points,
            @Schema(description = "By how much it changed what is pending; absent for not at all")
                    @Nullable Long pending,
            @Schema(description = "By how much it changed what is held; absent for not at all")
                    @Nullable Long held,
            @Schema(description = "What could be spent after it") long balance) {}

    @GetMapping("/v1/members/{ref}/statement")
    @RequiredScope(Scope.POINTS_READ)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.PROGRAMME_NOT_FOUND})
    @Operation(
            summary = "Read a member's statement",
            description =
                    "Opening, movements, closing of one wallet, oldest first, in days of the"
                            + " programme's time zone; at most ten years. Opening and closing are"
                            + " those of the whole period on each page, and the opening with all"
                            + " changes comes to the closing. What time has brought is there"
                            + " though nobody has booked it yet, behind the last page.")
    StatementResponse readStatement(
            Caller caller,
            @PathVariable String ref,
            @Parameter(
                            description = "The first day; the first of the month where absent",
                            schema = @Schema(type = "string", format = "date"))
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description = "The last day; today where absent",
                            schema = @Schema(type = "string", format = "date"))
                    @RequestParam(required = false)
                    @Nullable String until,
            @Parameter(description = "The programme's first wallet where absent")
                    @RequestParam(required = false)
                    @Nullable String wallet,
            PageQuery query) {
        TenantId tenant = caller.tenant();
        MemberView member = members.find(tenant, subjects.inPath(tenant, ref));
        Instant now = programmes.now(tenant);
        Programme programme = programmes.timeline(tenant).at(now);
        ZoneId zone = programme.zone();
        LocalDate last = lastDay(until, now.atZone(zone).toLocalDate());
        LocalDate first = firstDay(from, last);
        String code = wallet(wallet, programme);
        var page =
                query.in(
                        "statement",
                        member.id().toString(),
                        code,
                        first.toString(),
                        last.toString());
        Statement statement =
                statements.read(
                        tenant,
                        new Subject.OfAccount(member.account(), member.id()),
                        new ReadStatement.Period(
                                code,
                                first.atStartOfDay(zone).toInstant(),
                                last.plusDays(1).atStartOfDay(zone).toInstant()),
                        after(page),
                        page.limit());
        ListResponse<StatementLineResponse> lines =
                page.answer(
                        statement.lines(),
                        statement.booked(),
                        StatementController::position,
                        StatementController::line);
        return new StatementResponse(
                PublicId.of(member.id()),
                code,
                first,
                last,
                zone.getId(),
                balance(statement.opening()),
                balance(statement.closing()),
                lines.data(),
                lines.nextCursor());
    }

    private static LocalDate lastDay(@Nullable String until, LocalDate today) {
        LocalDate given = Params.optionalDay("until", until);
        LocalDate last = given == null ? today : given;
        if (last.isAfter(today)) {
            throw Params.invalid("until", "must not be after today, which is " + today + ".");
        }
        return last;
    }

    private static LocalDate firstDay(@Nullable String from, LocalDate last) {
        LocalDate given = Params.optionalDay("from", from);
        LocalDate first = given == null ? last.withDayOfMonth(1) : given;
        if (first.isAfter(last)) {
            throw Params.invalid("from", "must not be after until.");
        } else if (first.isBefore(last.minusYears(YEARS_MAX))) {
            throw Params.invalid("from", "must be at most ten years before until.");
        }
        return first;
    }

    private static String wallet(@Nullable String given, Programme programme) {
        String code = Params.optionalText("wallet", given, WALLET_LENGTH_MAX);
        if (code == null) {
            return programme.wallets().getFirst().code();
        } else if (programme.walletRules(code) == null) {
            throw Params.invalid("wallet", "must be a wallet of the programme.");
        }
        return code;
    }

    private static LedgerEntries.@Nullable EntryId after(PageQuery.PageOf page) {
        String position = page.position();
        if (position == null) {
            return null;
        }
        int point = position.indexOf('.');
        try {
            return new LedgerEntries.EntryId(
                    Long.parseLong(position.substring(0, Math.max(point, 0))),
                    Integer.parseInt(position.substring(point + 1)));
        } catch (NumberFormatException none) {
            throw page.invalid();
        }
    }

    private static String position(Statement.Line line) {
        JournalRecord record = line.record();
        return record == null ? "" : record.id().sequence() + "." + line.ordinal();
    }

    private static StatementBalanceResponse balance(Statement.Balance balance) {
        return new StatementBalanceResponse(balance.available(), balance.pending(), balance.held());
    }

    private static StatementLineResponse line(Statement.Line line) {
        JournalRecord record = line.record();
        Document document =
                record == null || StatementWords.byTime(line) ? null : record.activity().document();
        Statement.Balance change = line.change();
        return new StatementLineResponse(
                record == null ? null : StatementWords.id(record),
                StatementWords.kind(line),
                document == null ? null : document.source(),
                document == null ? null : document.number(),
                line.movement().at(),
                record == null ? null : record.recordedAt(),
                StatementWords.text(line),
                Renderings.text(line.movement().from()),
                Renderings.text(line.movement().to()),
                change.available(),
                change.pending() == 0 ? null : change.pending(),
                change.held() == 0 ? null : change.held(),
                line.movement().availableAfter());
    }
}

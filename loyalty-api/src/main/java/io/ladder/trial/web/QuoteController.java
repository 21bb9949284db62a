package io.ladder.trial.web;

import io.ladder.access.Scope;
import io.ladder.http.AttributeValues;
import io.ladder.http.Caller;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.LineRequest;
import io.ladder.http.MemberAtFault;
import io.ladder.http.MemberReference;
import io.ladder.http.MoneyValue;
import io.ladder.http.Quantity;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Attributes;
import io.ladder.journal.ImaginedMember;
import io.ladder.journal.Line;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.trial.QuoteBasket;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Quotes: what a basket would bring, by the programme in force or by a draft. */
@RestController
@Tag(name = "Trials", description = "Programmes tried before they go live; nothing is booked")
final class QuoteController {
    private static final String ONLY_LINE = "/lines/0/amount";

    private final QuoteBasket quoting;
    private final TriedFile tried;
    private final Subjects subjects;

    QuoteController(QuoteBasket quoting, TriedFile tried, Subjects subjects) {
        this.quoting = quoting;
        this.tried = tried;
        this.subjects = subjects;
    }

    @PostMapping("/v1/quotes")
    @HarmlessTwice("nothing is written")
    @RequiredScope(Scope.QUOTES_READ)
    @Refuses({
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_BLOCKED,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.CURRENCY_MISMATCH,
        ErrorCode.AMOUNT_OUT_OF_RANGE,
        ErrorCode.DRAFT_NOT_FOUND,
        ErrorCode.PROGRAMME_NOT_FOUND,
        ErrorCode.PROGRAMME_INVALID
    })
    @Operation(
            summary = "Quote a basket",
            description =
                    "What a basket would bring a member, or somebody imagined, by the programme in"
                            + " force or by a draft as if it were the next version. It is the"
                            + " decision that books purchases, with the reason of each rule;"
                            + " nothing is written. To quote for a member takes `points:read` as"
                            + " well, and to try a file or a draft `programme:read`.")
    QuoteResponse quoteBasket(Caller caller, @Valid @RequestBody QuoteRequest request) {
        if ((request.member() == null) == (request.imagined() == null)) {
            throw either("/member", "A quote is for a member or for somebody imagined.");
        }
        if ((request.lines() == null) == (request.amount() == null)) {
            throw either(
                    request.lines() == null ? "/lines" : "/amount",
                    "A basket has either lines or an amount.");
        }
        if (request.programme() != null || request.draft() != null) {
            caller.require(Scope.PROGRAMME_READ);
        }
        String file = tried.source(caller.tenant(), request.programme(), request.draft());
        QuoteBasket.Buyer buyer = buyer(caller, request);
        try {
            return QuoteResponse.of(quoting.quote(caller.tenant(), wish(request, file, buyer)));
        } catch (LoyaltyException refused) {
            throw inTermsOf(request, refused.refusal()).asException();
        }
    }

    private static LoyaltyException either(String pointer, String sentence) {
        return Refusal.at(ErrorCode.INVALID_FIELD, pointer, sentence).asException();
    }

    private QuoteBasket.Buyer buyer(Caller caller, QuoteRequest request) {
        MemberReference member = request.member();
        if (member != null) {
            // Whoever sees what a member would have sees what they have.
            caller.require(Scope.POINTS_READ);
            return new QuoteBasket.Buyer.Known(subjects.inBody(caller.tenant(), member, "/member"));
        }
        QuoteRequest.ImaginedRequest imagined = Objects.requireNonNull(request.imagined());
        return new QuoteBasket.Buyer.Imagined(
                new ImaginedMember(
                        Objects.requireNonNullElse(imagined.rungs(), Map.of()),
                        Objects.requireNonNullElse(imagined.balances(), Map.of()),
                        AttributeValues.read(imagined.attributes(), "/imagined/attributes")));
    }

    private static QuoteBasket.Wish wish(
            QuoteRequest request, @Nullable String file, QuoteBasket.Buyer buyer) {
        return new QuoteBasket.Wish(
                buyer,
                file,
                request.occurredAt(),
                lines(request),
                request.shop(),
                request.channel(),
                Objects.requireNonNullElse(request.paymentMeans(), List.of()),
                request.attributes() == null
                        ? Attributes.NONE
                        : AttributeValues.read(request.attributes(), "/attributes"));
    }

    private static List<Line> lines(QuoteRequest request) {
        List<LineRequest> given = request.lines();
        if (given != null) {
            return LineRequest.lines(given);
        }
        MoneyValue amount = Objects.requireNonNull(request.amount());
        return List.of(
                new Line("1", null, null, Quantity.thousandths(null), amount.money("/amount")));
    }

    /** The same refusal by the fields that the caller wrote: an amount is a line to the core. */
    private static Refusal inTermsOf(QuoteRequest request, Refusal refusal) {
        String pointer = refusal.pointer();
        if (pointer == null) {
            return MemberAtFault.inBody(refusal);
        }
        return request.lines() != null || !pointer.startsWith(ONLY_LINE)
                ? refusal
                : new Refusal(
                        refusal.code(),
                        refusal.detail(),
                        "/amount" + pointer.substring(ONLY_LINE.length()),
                        refusal.facts());
    }
}

package io.ladder.earning.web;

import io.ladder.earning.Sale;
import io.ladder.http.AttributeValues;
import io.ladder.http.LineRequest;
import io.ladder.http.MoneyValue;
import io.ladder.http.PublicId;
import io.ladder.http.Quantity;
import io.ladder.http.Renderings;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Line;
import io.ladder.journal.Reason;
import io.ladder.journal.Subject;
import io.ladder.reward.Reward;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** Between purchases as tills and as the core see them. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedTargetPolicy = ReportingPolicy.ERROR,
        imports = {AttributeValues.class, Quantity.class, Renderings.class})
interface PurchaseMapper {

    @Mapping(target = "buyer", source = "buyer")
    @Mapping(target = "document", source = "request")
    @Mapping(target = "lines", source = "request")
    @Mapping(
            target = "paymentMeans",
            expression =
                    "java(request.paymentMeans() == null ? List.of() : request.paymentMeans())")
    @Mapping(
            target = "attributes",
            expression = "java(AttributeValues.read(request.attributes(), \"/attributes\"))")
    Sale toSale(PurchaseRequest request, Subject buyer);

    default Document toDocument(PurchaseRequest request) {
        return new Document(request.source(), request.documentNumber());
    }

    default List<Line> toLines(PurchaseRequest request) {
        MoneyValue amount = request.amount();
        List<LineRequest> given = request.lines();
        if (given != null) {
            return LineRequest.lines(given);
        }
        return amount == null ? List.of() : List.of(onlyLine(amount.money("/amount")));
    }

    private static Line onlyLine(Money amount) {
        return new Line("1", null, null, Quantity.thousandths(null), amount);
    }

    /**
     * The answer, from what was booked and from nothing else.
     *
     * @param booked whether it was, or is only a quote
     * @param mainWallet the code of the programme's first wallet
     * @param receiptLine what the till prints
     */
    @Mapping(target = "id", expression = "java(booked ? purchaseId(record) : null)")
    @Mapping(target = "memberId", source = "record.member")
    @Mapping(target = "source", source = "purchase.document.source")
    @Mapping(target = "documentNumber", source = "purchase.document.number")
    @Mapping(target = "occurredAt", source = "purchase.occurredAt")
    @Mapping(target = "recordedAt", expression = "java(booked ? record.recordedAt() : null)")
    @Mapping(target = "programmeVersion", source = "record.version")
    @Mapping(target = "total", expression = "java(toValue(purchase.total()))")
    @Mapping(target = "lines", source = "purchase.lines")
    @Mapping(target = "shop", source = "purchase.shop")
    @Mapping(target = "channel", source = "purchase.channel")
    @Mapping(
            target = "paymentMeans",
            expression = "java(purchase.paymentMeans().isEmpty() ? null : purchase.paymentMeans())")
    @Mapping(
            target = "attributes",
            expression = "java(AttributeValues.shown(purchase.attributes()))")
    @Mapping(target = "pointsEarned", expression = "java(record.outcome().awarded(mainWallet))")
    @Mapping(target = "earned", expression = "java(Renderings.earned(record.outcome().awards()))")
    @Mapping(
            target = "earnedByWallet",
            expression = "java(Renderings.earnedByWallet(record.outcome()))")
    @Mapping(
            target = "balances",
            expression = "java(Renderings.balances(record.outcome().receipt()))")
    @Mapping(target = "tiers", expression = "java(Renderings.places(record.outcome().receipt()))")
    @Mapping(target = "moves", expression = "java(Renderings.moves(record.outcome().moves()))")
    @Mapping(target = "rewards", source = "rewards")
    @Mapping(target = "receiptLine", source = "receiptLine")
    @Mapping(
            target = "movements",
            expression = "java(Renderings.movements(record.outcome().movements()))")
    @Mapping(
            target = "reasons",
            expression = "java(reasons == null ? null : Renderings.reasons(reasons))")
    PurchaseResponse toResponse(
            JournalRecord record,
            Activity.Purchase purchase,
            boolean booked,
            String mainWallet,
            List<Reward> rewards,
            String receiptLine,
            @Nullable List<Reason> reasons);

    @Mapping(target = "quantity", expression = "java(Quantity.decimal(line.quantityThousandths()))")
    @Mapping(target = "attributes", expression = "java(AttributeValues.shown(line.attributes()))")
    PurchaseResponse.LineResponse toResponse(Line line);

    PurchaseResponse.WithinReachResponse toResponse(Reward reward);

    default @Nullable MoneyValue toValue(@Nullable Money money) {
        return money == null ? null : MoneyValue.of(money);
    }

    default String toText(MemberId member) {
        return PublicId.of(member);
    }

    default String purchaseId(JournalRecord record) {
        return PublicId.PURCHASE.of(record.id());
    }
}

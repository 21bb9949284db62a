package io.ladder.earning.web;

import io.ladder.http.MoneyValue;
import io.ladder.http.PublicId;
import io.ladder.http.Quantity;
import io.ladder.http.Renderings;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Restitution;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.shared.RecordId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** Between returns as tills and as the core see them. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedTargetPolicy = ReportingPolicy.ERROR,
        imports = {PublicId.class, Quantity.class, Renderings.class})
interface ReturnMapper {

    default List<Activity.ReturnedLine> toLines(
            @Nullable List<ReturnController.ReturnedLineRequest> lines) {
        return lines == null ? List.of() : lines.stream().map(this::toLine).toList();
    }

    @Mapping(
            target = "quantityThousandths",
            expression = "java(Quantity.thousandths(line.quantity()))")
    Activity.ReturnedLine toLine(ReturnController.ReturnedLineRequest line);

    @Mapping(target = "id", expression = "java(booked ? PublicId.RETURN.of(record.id()) : null)")
    @Mapping(target = "purchaseId", expression = "java(purchaseId(record, goods.purchase()))")
    @Mapping(target = "memberId", source = "record.member")
    @Mapping(target = "source", source = "goods.document.source")
    @Mapping(target = "documentNumber", source = "goods.document.number")
    @Mapping(target = "occurredAt", source = "goods.occurredAt")
    @Mapping(target = "amount", source = "goods.amount")
    @Mapping(target = "takenFrom", expression = "java(takenFrom(record, goods))")
    @Mapping(target = "shortfalls", expression = "java(shortfalls(record, currency))")
    @Mapping(target = "recordedAt", expression = "java(booked ? record.recordedAt() : null)")
    @Mapping(target = "programmeVersion", source = "record.version")
    @Mapping(target = "lines", expression = "java(toResponses(goods.lines()))")
    @Mapping(
            target = "balances",
            expression = "java(Renderings.balances(record.outcome().receipt()))")
    @Mapping(target = "tiers", expression = "java(Renderings.places(record.outcome().receipt()))")
    @Mapping(target = "moves", expression = "java(Renderings.moves(record.outcome().moves()))")
    @Mapping(
            target = "movements",
            expression = "java(Renderings.movements(record.outcome().movements()))")
    ReturnResponse toResponse(
            JournalRecord record, ReturnedGoods goods, Currency currency, boolean booked);

    default @Nullable MoneyValue toValue(@Nullable Money money) {
        return money == null ? null : MoneyValue.of(money);
    }

    /** From which purchases the money was taken, where nobody had a receipt. */
    default @Nullable List<ReturnResponse.TakenFromResponse> takenFrom(
            JournalRecord record, ReturnedGoods goods) {
        Money amount = goods.amount();
        if (goods.purchase() != null || amount == null) {
            return null;
        }
        var taken = new ArrayList<ReturnResponse.TakenFromResponse>();
        for (Restitution.FromPurchase each : record.outcome().restitution().purchases()) {
            taken.add(
                    new ReturnResponse.TakenFromResponse(
                            PublicId.PURCHASE.of(
                                    new RecordId(record.id().account(), each.purchase())),
                            MoneyValue.of(new Money(each.minor(), amount.currency()))));
        }
        return taken;
    }

    /** What was spent already and is not owed. */
    default @Nullable List<ReturnResponse.ShortfallResponse> shortfalls(
            JournalRecord record, Currency currency) {
        var shortfalls = new ArrayList<ReturnResponse.ShortfallResponse>();
        for (Restitution.Shortfall each : record.outcome().restitution().shortfalls()) {
            shortfalls.add(
                    new ReturnResponse.ShortfallResponse(
                            each.wallet(),
                            each.points(),
                            each.withheldMinor() == 0
                                    ? null
                                    : MoneyValue.of(new Money(each.withheldMinor(), currency))));
        }
        return shortfalls.isEmpty() ? null : shortfalls;
    }

    default @Nullable List<ReturnResponse.ReturnedLineResponse> toResponses(
            List<Activity.ReturnedLine> lines) {
        return lines.isEmpty() ? null : lines.stream().map(this::toResponse).toList();
    }

    @Mapping(target = "quantity", expression = "java(Quantity.decimal(line.quantityThousandths()))")
    ReturnResponse.ReturnedLineResponse toResponse(Activity.ReturnedLine line);

    default String toText(MemberId member) {
        return PublicId.of(member);
    }

    default @Nullable String purchaseId(JournalRecord record, @Nullable Long purchase) {
        return purchase == null
                ? null
                : PublicId.PURCHASE.of(new RecordId(record.id().account(), purchase));
    }
}

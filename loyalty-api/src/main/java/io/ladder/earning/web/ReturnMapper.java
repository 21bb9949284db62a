package io.ladder.earning.web;

import io.ladder.http.PublicId;
import io.ladder.http.Renderings;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
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
    @Mapping(target = "purchaseId", expression = "java(purchaseId(record, undone))")
    @Mapping(target = "memberId", source = "record.member")
    @Mapping(target = "source", source = "undone.document.source")
    @Mapping(target = "documentNumber", source = "undone.document.number")
    @Mapping(target = "occurredAt", source = "undone.occurredAt")
    @Mapping(target = "recordedAt", expression = "java(booked ? record.recordedAt() : null)")
    @Mapping(target = "programmeVersion", source = "record.version")
    @Mapping(target = "lines", expression = "java(toResponses(undone.lines()))")
    @Mapping(
            target = "balances",
            expression = "java(Renderings.balances(record.outcome().receipt()))")
    @Mapping(target = "tiers", expression = "java(Renderings.places(record.outcome().receipt()))")
    @Mapping(target = "moves", expression = "java(Renderings.moves(record.outcome().moves()))")
    @Mapping(
            target = "movements",
            expression = "java(Renderings.movements(record.outcome().movements()))")
    ReturnResponse toResponse(JournalRecord record, Activity.Return undone, boolean booked);

    default @Nullable List<ReturnResponse.ReturnedLineResponse> toResponses(
            List<Activity.ReturnedLine> lines) {
        return lines.isEmpty() ? null : lines.stream().map(this::toResponse).toList();
    }

    @Mapping(target = "quantity", expression = "java(Quantity.decimal(line.quantityThousandths()))")
    ReturnResponse.ReturnedLineResponse toResponse(Activity.ReturnedLine line);

    default String toText(MemberId member) {
        return PublicId.of(member);
    }

    default String purchaseId(JournalRecord record, Activity.Return undone) {
        return PublicId.PURCHASE.of(new RecordId(record.id().account(), undone.purchase()));
    }
}

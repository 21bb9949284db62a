package io.ladder.earning.web;

import io.ladder.access.Scope;
import io.ladder.earning.RecordPurchases;
import io.ladder.earning.Sale;
import io.ladder.http.BodyReader;
import io.ladder.http.Caller;
import io.ladder.http.DryRun;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.MemberReference;
import io.ladder.http.Problem;
import io.ladder.http.PublicId;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.IdSource;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Many purchases in one request, each by itself. */
@RestController
@Tag(name = "Purchases")
final class PurchaseBatchController {
    private static final String POINTER = "/purchases/";

    private final RecordPurchases recording;
    private final PurchaseForm form;
    private final Subjects subjects;
    private final BodyReader reader;
    private final IdSource ids;

    PurchaseBatchController(
            RecordPurchases recording,
            PurchaseForm form,
            Subjects subjects,
            BodyReader reader,
            IdSource ids) {
        this.recording = recording;
        this.form = form;
        this.subjects = subjects;
        this.reader = reader;
        this.ids = ids;
    }

    @Schema(description = "Up to 1,000 purchases")
    record PurchaseBatchRequest(
            @ArraySchema(schema = @Schema(implementation = PurchaseRequest.class))
                    @NotNull
                    @Size(min = 1, max = 1_000, message = "must have 1 to 1000 purchases")
                    List<@NotNull JsonNode> purchases,
            @Schema(
                            description =
                                    "Whether `external:` and `card:` references of nobody become"
                                            + " new members")
                    @Nullable Boolean enrolUnknown) {}

    @Schema(description = "What came of one purchase of a batch")
    record BatchItemResponse(
            @Schema(description = "Its place in the request, from 0") int index,
            @Schema(description = "As if it had been posted alone") int status,
            @Schema(description = "Absent in a dry run of what is not booked yet")
                    @Nullable String id,
            @Schema(description = "Absent in a dry run that would enrol the buyer")
                    @Nullable String memberId,
            @Schema(description = "Whether it was booked before") @Nullable Boolean replayed,
            @Nullable List<Renderings.EarnedResponse> earned,
            @Nullable Problem problem) {}

    record PurchaseBatchResponse(
            @Schema(description = "How many are booked; in a dry run, how many would be")
                    int booked,
            int refused,
            List<BatchItemResponse> data) {}

    @PostMapping("/v1/purchases/batch")
    @HarmlessTwice("each purchase has its own key, and is booked once")
    @RequiredScope(Scope.PURCHASES_WRITE)
    @Operation(
            summary = "Book many purchases",
            description =
                    "Each purchase is booked or refused by itself, and each has its result at its"
                            + " place. Those of one member are taken in the order of the list."
                            + " With `dry_run=true` each purchase is tried by itself"
                            + " against the books as they are: none sees what those before it in"
                            + " the list would bring.")
    PurchaseBatchResponse recordPurchases(
            Caller caller, DryRun dryRun, @Valid @RequestBody PurchaseBatchRequest batch) {
        boolean enrolling = Boolean.TRUE.equals(batch.enrolUnknown());
        if (enrolling) {
            caller.require(Scope.MEMBERS_WRITE);
        }
        int size = batch.purchases().size();
        var results = new @Nullable BatchItemResponse[size];
        var requests = new ArrayList<PurchaseRequest>(size);
        var sales = new ArrayList<Sale>(size);
        var places = new ArrayList<Integer>(size);
        for (int index = 0; index < size; index++) {
            try {
                PurchaseRequest request =
                        reader.read(batch.purchases().get(index), PurchaseRequest.class);
                sales.add(form.sale(request, buyer(caller.tenant(), request, enrolling)));
                requests.add(request);
                places.add(index);
            } catch (LoyaltyException refused) {
                results[index] = refused(index, Problem.of(refused.refusal()));
            } catch (BodyReader.UnsoundBodyException unsound) {
                results[index] = refused(index, unsound.problem());
            }
        }
        List<Recorded> recorded =
                dryRun.on()
                        ? recording.preview(caller.tenant(), sales)
                        : recording.record(caller.tenant(), sales);
        requireTaken(recorded);
        for (int each = 0; each < sales.size(); each++) {
            int index = places.get(each);
            results[index] =
                    switch (recorded.get(each)) {
                        case Recorded.Booked booked ->
                                dryRun.on() && !booked.replayed()
                                        ? tried(index, sales.get(each).buyer(), booked.record())
                                        : booked(index, booked);
                        case Recorded.Refused refused ->
                                refused(
                                        index,
                                        Problem.of(
                                                form.inTermsOf(
                                                        requests.get(each), refused.refusal())));
                    };
        }
        return response(results);
    }

    /** Where none could be taken, the batch as a whole is to be sent again, later. */
    private static void requireTaken(List<Recorded> recorded) {
        Refusal busy = null;
        for (Recorded each : recorded) {
            if (!(each instanceof Recorded.Refused(Refusal refusal))
                    || refusal.code() != ErrorCode.BUSY) {
                return;
            }
            busy = refusal;
        }
        if (busy != null) {
            throw busy.asException();
        }
    }

    private static PurchaseBatchResponse response(@Nullable BatchItemResponse[] results) {
        List<BatchItemResponse> data = Arrays.stream(results).map(Objects::requireNonNull).toList();
        int refused = (int) data.stream().filter(each -> each.problem() != null).count();
        return new PurchaseBatchResponse(data.size() - refused, refused, data);
    }

    private Subject buyer(TenantId tenant, PurchaseRequest request, boolean enrolling) {
        MemberReference reference = request.member();
        Subject buyer = subjects.inBody(tenant, reference, "/member");
        if (enrolling
                && (reference.externalId() != null || reference.card() != null)
                && buyer instanceof Subject.OfIdentity of) {
            return new Subject.Enrolled(new MemberId(ids.next()), of.identity());
        }
        return buyer;
    }

    private static BatchItemResponse tried(int index, Subject buyer, JournalRecord record) {
        boolean newcomer =
                buyer instanceof Subject.Enrolled enrolled
                        && enrolled.member().equals(record.member());
        return new BatchItemResponse(
                index,
                HttpStatus.OK.value(),
                null,
                newcomer ? null : PublicId.of(record.member()),
                null,
                Renderings.earned(record.outcome().awards()),
                null);
    }

    private static BatchItemResponse booked(int index, Recorded.Booked booked) {
        JournalRecord record = booked.record();
        return new BatchItemResponse(
                index,
                HttpStatus.CREATED.value(),
                PublicId.PURCHASE.of(record.id()),
                PublicId.of(record.member()),
                booked.replayed() ? true : null,
                Renderings.earned(record.outcome().awards()),
                null);
    }

    private static BatchItemResponse refused(int index, Problem problem) {
        return new BatchItemResponse(
                index, problem.status(), null, null, null, null, problem.below(POINTER + index));
    }
}

package io.ladder.earning.web;

import io.ladder.earning.Sale;
import io.ladder.http.MemberAtFault;
import io.ladder.http.Subjects;
import io.ladder.journal.Subject;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads the form of a purchase: what annotations on its fields cannot say. */
@Component
final class PurchaseForm {
    private static final String ONLY_LINE = "/lines/0/amount";

    private final PurchaseMapper mapper;
    private final Subjects subjects;

    PurchaseForm(PurchaseMapper mapper, Subjects subjects) {
        this.mapper = mapper;
        this.subjects = subjects;
    }

    Sale sale(TenantId tenant, PurchaseRequest request) {
        return sale(request, subjects.inBody(tenant, request.member(), "/member"));
    }

    Sale sale(PurchaseRequest request, Subject buyer) {
        if ((request.lines() == null) == (request.amount() == null)) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            request.lines() == null ? "/lines" : "/amount",
                            "A purchase has either lines or an amount.")
                    .asException();
        }
        return mapper.toSale(request, buyer);
    }

    /** Does something with a purchase; a refusal names the field that the caller wrote. */
    <T> T send(PurchaseRequest request, Supplier<T> doing) {
        try {
            return doing.get();
        } catch (LoyaltyException refused) {
            throw inTermsOf(request, refused.refusal()).asException();
        }
    }

    /** The same refusal by the fields that the caller wrote: an amount is a line to the core. */
    Refusal inTermsOf(PurchaseRequest request, Refusal refusal) {
        String pointer = refusal.pointer();
        if (pointer == null) {
            return MemberAtFault.inBody(refusal);
        }
        if (request.lines() != null || !pointer.startsWith(ONLY_LINE)) {
            return refusal;
        }
        return new Refusal(
                refusal.code(),
                refusal.detail(),
                "/amount" + pointer.substring(ONLY_LINE.length()),
                refusal.facts());
    }
}

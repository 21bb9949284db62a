package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiTest
class PageTests {
    private static final List<String> LIST = List.of("members", "=active");

    private final Api api;

    PageTests(@Autowired MockMvcTester http) {
        api = new Api(http, TestKeys.ALL);
    }

    @Test
    void readsACursorInItsOwnListOnly() {
        String cursor = Cursor.write(LIST, "42");

        assertThat(Cursor.read(LIST, cursor)).isEqualTo("42");
        assertThatThrownBy(() -> Cursor.read(List.of("members", "=closed"), cursor))
                .isInstanceOfSatisfying(
                        LoyaltyException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
        assertThatThrownBy(() -> Cursor.read(List.of("members=active"), cursor))
                .isInstanceOf(LoyaltyException.class);
    }

    @Test
    void refusesWhatIsNoCursor() {
        for (String none : new String[] {"", "!", "AAAA", "x".repeat(1_000), "ü"}) {
            assertThatThrownBy(() -> Cursor.read(LIST, none))
                    .as(none)
                    .isInstanceOf(LoyaltyException.class);
        }
    }

    @Test
    void keepsRecordsOfDifferentKindsApart() {
        var record = new RecordId(new AccountId(new UUID(1, 2)), 77);

        assertThat(PublicId.PURCHASE.parse(PublicId.PURCHASE.of(record), ErrorCode.NOT_FOUND))
                .isEqualTo(record);
        for (String none :
                new String[] {
                    PublicId.RETURN.of(record), record.toString(), "pur_", "pur_" + record + "!"
                }) {
            assertThatThrownBy(() -> PublicId.PURCHASE.parse(none, ErrorCode.PURCHASE_NOT_FOUND))
                    .as(none)
                    .isInstanceOf(LoyaltyException.class);
        }
    }

    @Test
    void readsMembersBack() {
        var member = new MemberId(new UUID(3, 4));

        assertThat(PublicId.member(PublicId.of(member))).isEqualTo(member);
        assertThat(PublicId.member("mbr_")).isNull();
        assertThat(PublicId.member("pur_" + PublicId.of(member).substring(4))).isNull();
    }

    @Test
    void turnsPagesWithoutGapsOrRepetitions() {
        api.post("/v1/members", "{\"external_id\":\"L-1\"}");
        for (int number = 1; number <= 5; number++) {
            api.post(
                    "/v1/purchases",
                    """
                    {"member":"external:L-1","source":"pages","document_number":"%d",
                     "amount":{"amount":100,"currency":"EUR"}}\
                    """
                            .formatted(number));
        }
        String uri = "/v1/members/external:L-1/purchases?limit=2";

        var first = Api.json(api.get(uri));
        String cursor = first.get("next_cursor").asString();
        var second = Api.json(api.get(uri + "&cursor=" + cursor));
        var last = Api.json(api.get(uri + "&cursor=" + second.get("next_cursor").asString()));

        assertThat(
                        List.of(first, second, last).stream()
                                .flatMap(page -> page.get("data").valueStream())
                                .map(each -> each.get("document_number").asString()))
                .containsExactly("5", "4", "3", "2", "1");
        assertThat(last.has("next_cursor")).isFalse();
        var other = api.get("/v1/members/external:L-1/entries?cursor=" + cursor);
        assertThat(Api.status(other)).isEqualTo(400);
        assertThat(Api.json(other).get("code").asString()).isEqualTo("invalid_cursor");
    }
}

package io.ladder.dev;

import io.ladder.shared.Base32;
import java.util.UUID;

/** What a start in development says at its end. */
record Greeting(String address, String key, String currency) {
    private static final int NAME_LENGTH = 8;

    /** Where things are, where there is no tenant to call for. */
    static String ofAddress(String address) {
        return """

        Swagger UI  %1$s/swagger-ui.html
        API         %1$s/v1

        There is no tenant yet: stop this, and ./ladder tenant NAME opens one and shows its key.
        """
                .formatted(address);
    }

    /**
     * Where things are, and three calls that work as they stand.
     *
     * @param id makes the names in the calls new each time, so that nobody has them yet
     */
    String text(UUID id) {
        String digits = Base32.ofUuid(id);
        String name = "guest-" + digits.substring(digits.length() - NAME_LENGTH);
        String authorization = "-H 'Authorization: Bearer " + key + "'";
        String json = "-H 'Content-Type: application/json'";
        return """

        Swagger UI  %1$s/swagger-ui.html
        API         %1$s/v1
        Test key    %2$s

        curl -sS %3$s %4$s -d '{"external_id":"%5$s","given_name":"Ada"}' %1$s/v1/members
        curl -sS %3$s %4$s -d '{"member":"external:%5$s","source":"till-1","document_number":"%5$s","lines":[{"product":"espresso","quantity":1,"amount":{"amount":1299,"currency":"%6$s"}}]}' %1$s/v1/purchases
        curl -sS %3$s %1$s/v1/members/external:%5$s
        """
                .formatted(address, key, authorization, json, name, currency);
    }
}

package io.ladder.member;

import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * By what a member can be found. Telephone numbers and e-mail addresses are personal: what must be
 * unique of them is a keyed hash, so that the claims tell nothing without the tenant's secret.
 *
 * @param externalId as another system names the member, case counts
 * @param card as printed, case counts
 * @param phone in E.164 form
 * @param email case does not count
 */
public record Identities(
        @Nullable String externalId,
        @Nullable String card,
        @Nullable String phone,
        @Nullable String email) {
    public static final int LENGTH_MAX = 254;
    private static final String HASH = "HmacSHA256";

    /** What must be unique of these in the tenant. */
    public List<Claim> claims(byte[] tenantSecret) {
        var claims = new ArrayList<Claim>(4);
        if (externalId != null) {
            claims.add(new Claim(ClaimKind.EXTERNAL_ID, externalId));
        }
        if (card != null) {
            claims.add(new Claim(ClaimKind.CARD, card));
        }
        if (phone != null) {
            claims.add(new Claim(ClaimKind.PHONE, hash(tenantSecret, phone)));
        }
        if (email != null) {
            claims.add(
                    new Claim(ClaimKind.EMAIL, hash(tenantSecret, email.toLowerCase(Locale.ROOT))));
        }
        return claims;
    }

    private static String hash(byte[] secret, String value) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(secret, HASH));
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + HASH, missing);
        }
    }
}

package io.ladder.shared;

import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Crockford's base 32 in lower case (<a href="https://www.crockford.com/base32.html">source</a>),
 * which keeps the order of what it encodes; only the canonical form is read.
 */
public final class Base32 {
    /** Characters of an encoded UUID. */
    public static final int UUID_LENGTH = 26;

    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final byte[] VALUES = new byte[128];

    static {
        java.util.Arrays.fill(VALUES, (byte) -1);
        for (int digit = 0; digit < DIGITS.length; digit++) {
            VALUES[DIGITS[digit]] = (byte) digit;
        }
    }

    private Base32() {}

    public static String ofUuid(UUID uuid) {
        char[] text = new char[UUID_LENGTH];
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        for (int index = UUID_LENGTH - 1; index >= 0; index--) {
            text[index] = DIGITS[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text);
    }

    /** So many digits by chance, each of five bits. */
    public static String random(RandomGenerator random, int digits) {
        var text = new StringBuilder(digits);
        for (int digit = 0; digit < digits; digit++) {
            text.append(DIGITS[random.nextInt(DIGITS.length)]);
        }
        return text.toString();
    }

    /** Reads an encoded UUID, or null where the text is none. */
    public static @Nullable UUID uuid(String text) {
        if (text.length() != UUID_LENGTH || valueOf(text.charAt(0)) > 7) {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int index = 0; index < UUID_LENGTH; index++) {
            int value = valueOf(text.charAt(index));
            if (value < 0) {
                return null;
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | value;
        }
        return new UUID(high, low);
    }

    static String ofNumber(long number) {
        var text = new StringBuilder(13);
        for (long rest = number; rest > 0; rest >>>= 5) {
            text.append(DIGITS[(int) (rest & 31)]);
        }
        return text.reverse().toString();
    }

    /** Reads a number of at most 13 digits without leading zeros, or -1 where the text is none. */
    static long number(String text) {
        long number = 0;
        for (int index = 0; index < text.length(); index++) {
            int value = valueOf(text.charAt(index));
            if (value < 0 || (index == 0 && value == 0) || number > (Long.MAX_VALUE >> 5)) {
                return -1;
            }
            number = (number << 5) | value;
        }
        return text.isEmpty() ? -1 : number;
    }

    private static int valueOf(char digit) {
        return digit < VALUES.length ? VALUES[digit] : -1;
    }
}

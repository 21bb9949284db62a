package io.ladder.member.web;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;

/** Telephone numbers in the one form in which they are stored and compared, E.164. */
final class PhoneNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * The number in E.164 form.
     *
     * @param pointer where it stands in the request
     * @throws LoyaltyException {@code invalid_field} where it is no number that can exist
     */
    static String e164(String phone, String pointer) {
        try {
            // Without a region, only numbers with their country's prefix are read.
            var number = NUMBERS.parse(phone, null);
            if (NUMBERS.isValidNumber(number)) {
                return NUMBERS.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException none) {
            throw refused(pointer);
        }
        throw refused(pointer);
    }

    private static LoyaltyException refused(String pointer) {
        return Refusal.at(
                        ErrorCode.INVALID_FIELD,
                        pointer,
                        "The phone number must be one that can exist, with its country's prefix,"
                                + " such as +4930901820.")
                .asException();
    }
}

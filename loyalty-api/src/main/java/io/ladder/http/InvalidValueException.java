package io.ladder.http;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value in a body that one of our own readers refuses, with the rule as its message. */
final class InvalidValueException extends MismatchedInputException {
    InvalidValueException(JsonParser parser, String rule) {
        super(parser, rule);
    }
}

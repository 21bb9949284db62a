package io.ladder.programme;

import io.ladder.config.Node;

/** Says of a tree in which of several files it stands. */
final class FileMarks {
    private FileMarks() {}

    static Node in(String file, Node node) {
        return switch (node) {
            case Node.Scalar scalar ->
                    new Node.Scalar(
                            scalar.text(),
                            scalar.quoted(),
                            in(file, scalar.at()),
                            in(file, scalar.first()),
                            scalar.verbatim());
            case Node.Unread unread -> new Node.Unread(in(file, unread.at()));
            case Node.Sequence sequence ->
                    new Node.Sequence(
                            sequence.items().stream().map(item -> in(file, item)).toList(),
                            in(file, sequence.at()));
            case Node.Mapping mapping ->
                    new Node.Mapping(
                            mapping.entries().stream()
                                    .map(entry ->
                                            new Node.Entry(
                                                    entry.key(),
                                                    in(file, entry.at()),
                                                    in(file, entry.value())))
                                    .toList(),
                            in(file, mapping.at()));
        };
    }

    private static Node.Mark in(String file, Node.Mark at) {
        return new Node.Mark(at.line(), at.column(), file);
    }
}

package io.ladder.http;

/**
 * Whether an operation only tells what it would bring, as {@code dry_run=true} asks; for operations
 * that do not take a whole {@link io.ladder.journal.Call}.
 */
public record DryRun(boolean on) {}

package io.ladder.importing;

import io.ladder.config.ConfigReader;
import io.ladder.earning.RecordPurchase;
import io.ladder.importing.MappedLine.BadLine;
import io.ladder.journal.Call;
import io.ladder.journal.Recorded;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.IdSource;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what an import of a file would come to, by its first lines; nothing is written. Each line
 * is tried by itself, so a document number that the file itself holds twice is not found.
 *
 * <p>Refuses: what {@link StartImport} refuses, and {@code busy}.
 */
@UseCase
public final class TryImport {
    /** How many lines are tried. */
    public static final int LINES_MAX = 1_000;

    private final UploadedFiles uploads;
    private final FileRows files;
    private final RecordPurchase purchases;
    private final IdSource ids;

    public TryImport(ConfigReader configs, FileRows files, RecordPurchase purchases, IdSource ids) {
        this.uploads = new UploadedFiles(configs, files, ids);
        this.files = files;
        this.purchases = purchases;
        this.ids = ids;
    }

    /**
     * What would come of a file.
     *
     * @param lines how many lines the file has
     * @param linesTried up to which line it was tried
     */
    public record Preview(
            long lines, long linesTried, long booked, long repeated, List<BadLine> bad) {
        public Preview {
            bad = List.copyOf(bad);
        }
    }

    /** Tries the first lines of a file. */
    public Preview preview(TenantId tenant, StartImport.Upload file, String mapping)
            throws IOException {
        UploadedFiles.Checked checked = uploads.check(file, mapping);
        try (FileRows.Rows rows = files.open(Unpacked.of(file.open()), checked.mapping().file())) {
            List<MappedLine> window =
                    ImportedFile.lines(rows, checked.mapping(), ids).window(LINES_MAX, 0);
            return preview(new Call(tenant, null, true, false), window, checked.lines());
        } catch (ImportedFile.Unreadable unreadable) {
            throw UploadedFiles.refused(unreadable);
        }
    }

    private Preview preview(Call call, List<MappedLine> window, long lines) {
        long booked = 0;
        long repeated = 0;
        var bad = new ArrayList<BadLine>();
        for (MappedLine line : window) {
            switch (line) {
                case BadLine wrong -> bad.add(wrong);
                case MappedLine.Sold sold -> {
                    try {
                        Recorded.Booked tried = purchases.record(call, sold.sale());
                        booked += tried.replayed() ? 0 : 1;
                        repeated += tried.replayed() ? 1 : 0;
                    } catch (LoyaltyException refused) {
                        if (refused.code() == ErrorCode.BUSY) {
                            throw refused;
                        }
                        bad.add(ImportBooking.wrong(sold.line(), refused.refusal()));
                    }
                }
            }
        }
        long tried = window.size() < LINES_MAX ? lines : window.getLast().line();
        return new Preview(lines, tried, booked, repeated, bad);
    }
}

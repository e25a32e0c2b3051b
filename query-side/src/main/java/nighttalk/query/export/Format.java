package nighttalk.query.export;

import org.springframework.http.MediaType;

/** What kind of file. */
enum Format {
    /** Columns with their types, compressed. Small row groups: one is in memory while it is written. */
    PARQUET("application/vnd.apache.parquet", "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480"),
    /** RFC 4180, with a heading. */
    CSV("text/csv;charset=UTF-8", "FORMAT csv, HEADER, " + Format.TIMES),
    /** One JSON object a line. */
    NDJSON("application/x-ndjson", "FORMAT json, " + Format.TIMES);

    /** In text a time says that it is UTC; in Parquet it is a number, and its column says so. */
    private static final String TIMES = "TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%fZ'";

    private final String mediaType;
    private final String copyOptions;

    Format(String mediaType, String copyOptions) {
        this.mediaType = mediaType;
        this.copyOptions = copyOptions;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** As DuckDB's {@code COPY} takes them. */
    String copyOptions() {
        return copyOptions;
    }

    /** The end of a file's name. */
    String extension() {
        return switch (this) {
            case PARQUET -> "parquet";
            case CSV -> "csv";
            case NDJSON -> "ndjson";
        };
    }
}

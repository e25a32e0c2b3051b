package nighttalk.query.export;

/**
 * A column of a file.
 *
 * @param name its name
 * @param kind what is in it
 */
record Column(String name, Kind kind) {

    /** What is in a column, and what DuckDB calls it. */
    enum Kind {
        /** 64 bits in every format, identifiers too: analysts join by them. */
        NUMBER("BIGINT"),
        /** A floating-point number. */
        FRACTION("DOUBLE"),
        /** Text. */
        TEXT("VARCHAR"),
        /** A moment in UTC, to the microsecond. */
        TIME("TIMESTAMP"),
        /** The text of an object; an object of its own only where the file is JSON itself. */
        JSON("VARCHAR");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    String definition() {
        return quoted() + " " + kind.type();
    }

    /** The column as it goes into the file. */
    String in(Format format) {
        return kind == Kind.JSON && format == Format.NDJSON ? quoted() + "::JSON AS " + quoted() : quoted();
    }
}

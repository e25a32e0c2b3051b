package nighttalk.query.seal.place;

import java.util.List;
import java.util.stream.Stream;

/** Reads sizes of trees out of the paths that checkpoints are kept under. */
final class Sizes {

    private Sizes() {}

    /** In order; what is no such path is passed over. */
    static List<Long> of(Stream<String> paths) {
        return paths.filter(path -> path.matches("(?:x[0-9]{3}/){0,5}[0-9]{3}"))
                .map(path -> Long.parseLong(path.replaceAll("[x/]", "")))
                .sorted()
                .toList();
    }
}

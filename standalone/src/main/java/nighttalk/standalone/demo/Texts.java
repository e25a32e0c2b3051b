package nighttalk.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that is said in the demo, read from the text files beside the code. */
record Texts(
        List<Person> people,
        List<PostText> posts,
        Map<Theme, List<CommentText>> themed,
        List<CommentText> anywhere,
        List<CommentText> replies,
        List<String> addenda) {

    static Texts load() {
        List<PostText> posts = new ArrayList<>();
        Map<Theme, List<CommentText>> themed = new EnumMap<>(Theme.class);
        for (Theme theme : Theme.values()) {
            for (String block :
                    String.join("\n", lines("posts-" + theme.key())).strip().split("\n{2,}", -1)) {
                posts.add(PostText.parse(theme, block.strip()));
            }
            themed.put(theme, comments("comments-" + theme.key()));
        }
        return new Texts(
                filled("people").map(Person::parse).toList(),
                List.copyOf(posts),
                themed,
                comments("comments-any"),
                comments("replies"),
                filled("addenda").toList());
    }

    private static List<CommentText> comments(String file) {
        return filled(file).map(CommentText::parse).toList();
    }

    private static Stream<String> filled(String file) {
        return lines(file).stream().filter(line -> !line.isBlank());
    }

    /** The lines but the notes to whoever edits the file. */
    private static List<String> lines(String file) {
        String path = "/demo/" + file + ".txt";
        try (InputStream in = Texts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing in the build: " + path);
            }
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

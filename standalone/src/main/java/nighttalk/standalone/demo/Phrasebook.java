package nighttalk.standalone.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hands out comments so that the whole store of them is used before any of them comes back too often. */
final class Phrasebook {

    private static final double ABOUT_THE_THEME = 0.55;

    private final Texts texts;
    private final Chance chance;
    private final Map<String, Integer> used = new HashMap<>();

    Phrasebook(Texts texts, Chance chance) {
        this.texts = texts;
        this.chance = chance;
    }

    /** A comment, or nothing when all that fits this post has been said under it. */
    Optional<String> comment(PostText post, Set<String> said) {
        List<CommentText> themed = texts.themed().getOrDefault(post.theme(), List.of());
        boolean aboutTheTheme = chance.happens(ABOUT_THE_THEME);
        List<CommentText> first = aboutTheTheme ? themed : texts.anywhere();
        List<CommentText> second = aboutTheTheme ? texts.anywhere() : themed;
        return freshest(first, post.tone(), said).or(() -> freshest(second, post.tone(), said));
    }

    /** A reply, or nothing when the author has said it all under this post. */
    Optional<String> reply(PostText post, Set<String> said) {
        return freshest(texts.replies(), post.tone(), said);
    }

    private Optional<String> freshest(List<CommentText> from, Tone tone, Set<String> said) {
        List<String> fitting = new ArrayList<>();
        for (CommentText comment : from) {
            if (comment.tone().fits(tone) && !said.contains(comment.text())) {
                fitting.add(comment.text());
            }
        }
        Optional<String> choice =
                chance.shuffled(fitting).stream().min(Comparator.comparingInt(text -> used.getOrDefault(text, 0)));
        choice.ifPresent(text -> {
            said.add(text);
            used.merge(text, 1, Integer::sum);
        });
        return choice;
    }
}

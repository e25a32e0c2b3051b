package nighttalk.standalone.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What happens at one post. Attention follows Zipf's law: the post at rank r (from 0) gets a share of (r + 1)^-s, with
 * s below 1 because a small community reads further down than a large one.
 */
final class Story {

    private static final double VIEWS_AT_THE_TOP = 160;
    private static final double VIEWS_EXPONENT = 0.8;
    private static final int VIEWS_AT_LEAST = 2;
    private static final double COMMENTS_AT_THE_TOP = 15;
    private static final double COMMENTS_EXPONENT = 0.5;
    private static final double AUTHOR_ANSWERS = 0.35;
    private static final double COMMENT_EDITED = 0.03;
    private static final double COMMENT_DELETED = 0.025;
    private static final double LIKE_TAKEN_BACK = 0.03;

    private final int author;
    private final PostText text;
    private final int rank;
    private final Audience audience;
    private final Phrasebook phrases;
    private final Chance chance;

    private final List<Act> acts = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private final Set<Integer> readers = new HashSet<>();
    private int comments;
    private int lastCommenter;

    Story(int author, PostText text, int rank, Audience audience, Phrasebook phrases, Chance chance) {
        this.author = author;
        this.text = text;
        this.rank = rank;
        this.audience = audience;
        this.phrases = phrases;
        this.chance = chance;
        lastCommenter = author;
    }

    List<Act> tell() {
        int views = VIEWS_AT_LEAST + share(VIEWS_AT_THE_TOP, VIEWS_EXPONENT);
        int wanted = share(COMMENTS_AT_THE_TOP, COMMENTS_EXPONENT) + chance.below(2);
        for (int left = views; left > 0; left--) {
            int reader = audience.reader(text.theme(), author);
            acts.add(new Act.Reads(reader));
            if (readers.add(reader)) {
                maybeLike(reader);
            }
            if (reader != lastCommenter && chance.happens((double) wanted / left)) {
                wanted--;
                comment(reader);
            }
        }
        return acts;
    }

    private int share(double top, double exponent) {
        return (int) Math.round(top * Math.pow(rank + 1.0, -exponent));
    }

    private void maybeLike(int reader) {
        if (!chance.happens(0.25 + 0.5 * Math.pow(rank + 1.0, -0.25))) {
            return;
        }
        acts.add(new Act.Likes(reader));
        if (chance.happens(LIKE_TAKEN_BACK)) {
            acts.add(new Act.TakesLikeBack(reader));
        }
    }

    private void comment(int reader) {
        phrases.comment(text, said).ifPresent(words -> {
            int nth = say(reader, words);
            lastCommenter = reader;
            if (chance.happens(COMMENT_DELETED)) {
                acts.add(new Act.DeletesComment(reader, nth));
                return;
            }
            if (chance.happens(COMMENT_EDITED)) {
                acts.add(new Act.EditsComment(reader, nth, words + " (오타 고쳤어요)"));
            }
            if (chance.happens(AUTHOR_ANSWERS)) {
                answer();
            }
        });
    }

    private void answer() {
        phrases.reply(text, said).ifPresent(words -> {
            acts.add(new Act.Reads(author));
            say(author, words);
        });
    }

    private int say(int person, String words) {
        acts.add(new Act.Comments(person, words));
        return comments++;
    }
}

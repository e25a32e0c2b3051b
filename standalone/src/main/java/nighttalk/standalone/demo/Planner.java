package nighttalk.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns the texts and a seed into an evening. */
final class Planner {

    /** Posts there are to read when the evening is over. */
    static final int POSTS_STAYING = 200;

    static final int POSTS_DELETED = 4;
    static final int POSTS_EDITED = 8;
    static final int NEW_FACES = 4;

    /** How many posts each person who withdraws has written: two people, three posts. */
    private static final List<Integer> POSTS_OF_LEAVERS = List.of(1, 2);

    /** Posts that go away are not those that the evening is about. */
    private static final int POPULAR = 60;

    private final Texts texts;
    private final Chance chance;
    private final Audience audience;
    private final Phrasebook phrases;

    private Planner(Texts texts, long seed) {
        this.texts = texts;
        chance = new Chance(seed);
        audience = new Audience(texts.people(), chance);
        phrases = new Phrasebook(texts, chance);
    }

    static Plan plan(Texts texts, long seed) {
        return new Planner(texts, seed).plan();
    }

    private Plan plan() {
        List<Integer> leavers = audience.leavers(POSTS_OF_LEAVERS.size());
        List<Integer> owners = ownersOfUnpopularPosts(leavers);
        int written = POSTS_STAYING + POSTS_DELETED + owners.size();
        List<PostText> chosen = chance.shuffled(texts.posts()).subList(0, written);
        List<PlannedPost> byRank = new ArrayList<>();
        for (int rank = 0; rank < written; rank++) {
            PostText text = chosen.get(rank);
            int unpopular = rank - POPULAR;
            int author = unpopular >= 0 && unpopular < owners.size()
                    ? owners.get(unpopular)
                    : audience.author(text.theme(), leavers);
            boolean deleted = rank >= written - POSTS_DELETED;
            boolean edited = rank < POPULAR && rank % (POPULAR / POSTS_EDITED + 1) == 0;
            byRank.add(post(author, text, rank, edited, deleted));
        }
        List<Picture> faces = texts.people().stream().map(person -> face()).toList();
        return new Plan(texts.people(), faces, chance.shuffled(byRank), profileChanges(leavers), leavers);
    }

    private static List<Integer> ownersOfUnpopularPosts(List<Integer> leavers) {
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < leavers.size(); i++) {
            for (int n = 0; n < POSTS_OF_LEAVERS.get(i); n++) {
                owners.add(leavers.get(i));
            }
        }
        return owners;
    }

    private PlannedPost post(int author, PostText text, int rank, boolean edited, boolean deleted) {
        List<Act> acts = new Story(author, text, rank, audience, phrases, chance).tell();
        if (edited) {
            String addendum = texts.addenda().get(rank % texts.addenda().size());
            acts.add(new Act.EditsPost(author, text.body() + "\n\n" + addendum));
        }
        if (deleted) {
            acts.add(new Act.DeletesPost(author));
        }
        Optional<Picture> picture = text.scene().map(scene -> new Picture(scene, chance.seed(), Picture.Size.POST));
        return new PlannedPost(author, text, picture, List.copyOf(acts));
    }

    private List<ProfileChange> profileChanges(List<Integer> leavers) {
        List<ProfileChange> changes = new ArrayList<>();
        List<Integer> sameName = new ArrayList<>();
        for (int person : IntStream.range(0, texts.people().size()).toArray()) {
            Optional<String> later = texts.people().get(person).laterNickname();
            if (later.isPresent()) {
                changes.add(new ProfileChange(person, later, Optional.empty()));
            } else if (!leavers.contains(person)) {
                sameName.add(person);
            }
        }
        for (int person : chance.shuffled(sameName).subList(0, NEW_FACES)) {
            changes.add(new ProfileChange(person, Optional.empty(), Optional.of(face())));
        }
        return changes;
    }

    private Picture face() {
        Scene[] scenes = Scene.values();
        return new Picture(scenes[chance.below(scenes.length)], chance.seed(), Picture.Size.FACE);
    }
}

package nighttalk.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Who writes and who reads: a few people do most of it, and everybody prefers their own themes. */
final class Audience {

    private static final double ACTIVITY_EXPONENT = 0.6;
    private static final double AS_AUTHOR = 5;
    private static final double AS_READER = 2;

    private final List<Person> people;
    private final Chance chance;
    private final List<Integer> activityRank;
    private final List<Integer> everybody;

    Audience(List<Person> people, Chance chance) {
        this.people = people;
        this.chance = chance;
        everybody = IntStream.range(0, people.size()).boxed().toList();
        activityRank = chance.shuffled(everybody);
    }

    int author(Theme theme, List<Integer> but) {
        return pick(theme, but, AS_AUTHOR);
    }

    int reader(Theme theme, int author) {
        return pick(theme, List.of(author), AS_READER);
    }

    /** People whose leaving surprises nobody: they are among the quieter half and change nothing else. */
    List<Integer> leavers(int howMany) {
        List<Integer> quiet = new ArrayList<>(everybody);
        quiet.removeIf(person -> activityRank.get(person) < people.size() / 2
                || people.get(person).laterNickname().isPresent());
        return List.copyOf(chance.shuffled(quiet).subList(0, howMany));
    }

    private int pick(Theme theme, List<Integer> but, double preference) {
        return chance.weighted(everybody, person -> {
            if (but.contains(person)) {
                return 0;
            }
            double activity = Math.pow(activityRank.get(person) + 1.0, -ACTIVITY_EXPONENT);
            return people.get(person).themes().contains(theme) ? activity * preference : activity;
        });
    }
}

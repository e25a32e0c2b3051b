package nighttalk.standalone.harness;

/** How often a fault test does what it does. */
public final class Rounds {

    private Rounds() {}

    /** So often, or more with {@code -Pfaults} or {@code -Dnighttalk.test.rounds}; never less. */
    public static int atLeast(int usual) {
        return Math.max(usual, Integer.getInteger("nighttalk.test.rounds", 0));
    }
}

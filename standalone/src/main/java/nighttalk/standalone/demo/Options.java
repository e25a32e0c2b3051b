package nighttalk.standalone.demo;

import java.net.URI;

/** What the command line says. */
record Options(int port, long seed, boolean help) {

    static final String USAGE = """
            usage: ./nighttalk demo [--port N] [--seed N]
              --port N   where NightTalk runs on this machine (8080)
              --seed N   another evening; the same number is the same evening (1)""";

    private static final int DEFAULT_PORT = 8080;
    private static final long DEFAULT_SEED = 1;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a line for the person at the keyboard
     */
    static Options parse(String... args) {
        int port = DEFAULT_PORT;
        long seed = DEFAULT_SEED;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--help", "-h" -> {
                    return new Options(port, seed, true);
                }
                case "--port" -> port = (int) number(args, ++i, 1, 65_535);
                case "--seed" -> seed = number(args, ++i, Long.MIN_VALUE, Long.MAX_VALUE);
                default -> throw new IllegalArgumentException("unknown option: " + args[i]);
            }
        }
        return new Options(port, seed, false);
    }

    /** Where the service is, without the path of its API. */
    URI site() {
        return URI.create("http://localhost:" + port);
    }

    private static long number(String[] args, int at, long least, long most) {
        String option = args[at - 1];
        if (at == args.length) {
            throw new IllegalArgumentException(option + " needs a number");
        }
        try {
            long number = Long.parseLong(args[at]);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below, like a number out of range.
        }
        throw new IllegalArgumentException(option + " cannot be " + args[at]);
    }
}

package nighttalk.command.console.administer;

import org.jspecify.annotations.Nullable;

/**
 * What an operator is told when something was done.
 *
 * @param password the one that was made at random, or null; it is told nowhere else and never again
 */
record Changed(String name, @Nullable String password) {

    @Override
    public String toString() {
        return "Changed[" + name + "]";
    }
}

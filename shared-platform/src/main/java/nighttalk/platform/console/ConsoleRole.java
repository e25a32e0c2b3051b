package nighttalk.platform.console;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What somebody who works on the service may do. */
public enum ConsoleRole {
    /** Looks into what pages are made of, and makes it anew. */
    ANALYST,
    /** Looks into who did what. */
    AUDITOR,
    /** May see personal texts in the history, for a reason that is kept; an auditor's further right, not a way in. */
    UNMASKER,
    /** Decides what is shown to everybody. */
    MODERATOR,
    /** Does what all others do. */
    ADMINISTRATOR;

    /** Such as {@code analyst}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As Spring Security knows it. */
    public String authority() {
        return "ROLE_" + name();
    }

    /** Their texts, always in the same order. */
    public static List<String> texts(Set<ConsoleRole> roles) {
        return roles.stream().sorted().map(ConsoleRole::text).toList();
    }

    /** Such as {@code analyst,auditor}. */
    public static String list(Set<ConsoleRole> roles) {
        return String.join(",", texts(roles));
    }

    /**
     * Reads what {@link #list} wrote, or what somebody typed.
     *
     * @throws IllegalArgumentException if it names no role, or one that there is not
     */
    public static Set<ConsoleRole> in(String list) {
        Set<ConsoleRole> roles = EnumSet.noneOf(ConsoleRole.class);
        for (String text : list.split(",", -1)) {
            roles.add(of(text.strip()));
        }
        return roles;
    }

    private static ConsoleRole of(String text) {
        return Arrays.stream(values())
                .filter(role -> role.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role: " + text));
    }
}

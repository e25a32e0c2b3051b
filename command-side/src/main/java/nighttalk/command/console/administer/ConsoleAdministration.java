package nighttalk.command.console.administer;

import java.util.List;
import java.util.Set;
import nighttalk.command.console.ConsoleName;
import nighttalk.command.console.ConsolePassword;
import nighttalk.command.console.ConsoleUsers;
import nighttalk.command.security.Passwords;
import nighttalk.platform.console.ConsoleRole;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What operators do with console users. */
@Component
class ConsoleAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleAdministration.class);
    private static final int LONGEST_OPERATOR = 80;

    private final ConsoleUsers users;
    private final Passwords passwords;

    ConsoleAdministration(ConsoleUsers users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    List<ListedUser> list() {
        return users.all().stream().map(ListedUser::of).toList();
    }

    Changed add(String name, @Nullable String roles, @Nullable String password, @Nullable String by) {
        ConsoleName user = new ConsoleName(name);
        Set<ConsoleRole> given = roles(roles);
        ConsolePassword chosen = chosen(password);
        users.add(user, given, passwords.hash(chosen.text()), operator(by));
        LOG.info("console user {} added as {}", name, ConsoleRole.list(given));
        return new Changed(name, password == null ? chosen.text() : null);
    }

    Changed roles(String name, @Nullable String roles) {
        Set<ConsoleRole> given = roles(roles);
        users.roles(new ConsoleName(name), given);
        LOG.info("console user {} is now {}", name, ConsoleRole.list(given));
        return new Changed(name, null);
    }

    Changed password(String name, @Nullable String password) {
        ConsoleName user = new ConsoleName(name);
        ConsolePassword chosen = chosen(password);
        users.password(user, passwords.hash(chosen.text()));
        LOG.info("console user {} has a new password", name);
        return new Changed(name, password == null ? chosen.text() : null);
    }

    Changed disable(String name) {
        users.disabled(new ConsoleName(name), true);
        LOG.info("console user {} disabled", name);
        return new Changed(name, null);
    }

    Changed enable(String name) {
        users.disabled(new ConsoleName(name), false);
        LOG.info("console user {} enabled", name);
        return new Changed(name, null);
    }

    Changed remove(String name) {
        users.remove(new ConsoleName(name));
        LOG.info("console user {} removed", name);
        return new Changed(name, null);
    }

    private static ConsolePassword chosen(@Nullable String password) {
        return password == null ? ConsolePassword.random() : new ConsolePassword(password);
    }

    private static Set<ConsoleRole> roles(@Nullable String list) {
        try {
            return ConsoleRole.in(list == null ? "" : list);
        } catch (IllegalArgumentException e) {
            throw Refused.brokenRule(
                    "console-roles", "역할은 analyst, auditor, unmasker, moderator, administrator 중에서 하나 이상이어야 합니다.");
        }
    }

    /** In their own words, since who reaches the management port has no name there. */
    private static String operator(@Nullable String by) {
        String text = by == null || by.isBlank() ? "operator" : by.strip();
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST_OPERATOR;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_OPERATOR));
    }
}

package nighttalk.standalone.demo;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somebody who is awake: a nickname, what they care for, and the nickname that they change to later, if they do. */
record Person(String nickname, Set<Theme> themes, Optional<String> laterNickname) {

    static Person parse(String line) {
        List<String> parts =
                List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
        Set<Theme> themes = EnumSet.noneOf(Theme.class);
        for (String key : parts.get(1).split(" ", -1)) {
            themes.add(Theme.of(key));
        }
        return new Person(parts.get(0), themes, parts.size() > 2 ? Optional.of(parts.get(2)) : Optional.empty());
    }
}

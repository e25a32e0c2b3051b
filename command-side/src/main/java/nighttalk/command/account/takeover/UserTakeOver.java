package nighttalk.command.account.takeover;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nighttalk.command.account.Email;
import nighttalk.command.account.NameClaims;
import nighttalk.command.account.Nickname;
import nighttalk.command.account.register.RegisterAccount;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.media.ImageTexts;
import nighttalk.command.media.Pictures;
import nighttalk.command.security.Passwords;
import nighttalk.event.AccountId;
import nighttalk.platform.media.MediaPath;
import nighttalk.platform.refusal.Refused;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the first backend's users over from a CSV file (RFC 4180, UTF-8): e-mail, nickname, passlib hash, image path.
 * Image paths are looked up relative to the file. Whoever is here already is passed over, so a run can be repeated.
 */
@Component
public class UserTakeOver {

    private static final int COLUMNS = 4;

    private final Commands commands;
    private final NameClaims names;
    private final Pictures pictures;
    private final Clock clock;

    UserTakeOver(Commands commands, NameClaims names, Pictures pictures, Clock clock) {
        this.commands = commands;
        this.names = names;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param taken how many people are here now that were not
     * @param known how many were here already
     * @param problems a line for each person that could not be taken over, or not with their picture
     */
    public record Outcome(int taken, int known, List<String> problems) {}

    /**
     * Takes over everybody in the file who can be.
     *
     * @throws IOException if the file can't be read
     */
    public Outcome takeOver(Path file) throws IOException {
        int taken = 0;
        int known = 0;
        List<String> problems = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser rows = CSVParser.parse(reader, format)) {
            for (CSVRecord row : rows) {
                if (row.getRecordNumber() == 1 && row.get(0).strip().equalsIgnoreCase("email")) {
                    continue;
                }
                String where = "line " + rows.getCurrentLineNumber() + ": ";
                try {
                    if (takeOver(row, file.toAbsolutePath().getParent(), where, problems)) {
                        taken++;
                    } else {
                        known++;
                    }
                } catch (Refused e) {
                    problems.add(where + e.text());
                } catch (IllegalArgumentException e) {
                    problems.add(where + e.getMessage());
                }
            }
        }
        return new Outcome(taken, known, problems);
    }

    private boolean takeOver(CSVRecord row, @Nullable Path folder, String where, List<String> problems) {
        if (row.size() < COLUMNS - 1) {
            throw new IllegalArgumentException("email, nickname, hash and image path are wanted");
        }
        Email email = new Email(row.get(0).strip());
        if (names.ownerOf(email).isPresent()) {
            return false;
        }
        @Nullable String picture = row.size() < COLUMNS || folder == null
                ? null
                : picture(row.get(COLUMNS - 1).strip(), folder, where, problems);
        RegisterAccount command = new RegisterAccount(
                AccountId.next(),
                email,
                new Nickname(row.get(1)),
                picture,
                Passwords.takenOver(row.get(2).strip()),
                clock.instant());
        pictures.discardIfRefused(picture, () -> commands.send(command, Actor.system("take-over")));
        return true;
    }

    private @Nullable String picture(String path, Path folder, String where, List<String> problems) {
        if (path.isEmpty()) {
            return null;
        }
        try {
            Path file = folder.resolve(path);
            return pictures.store(path, null, Files.readAllBytes(file), MediaPath.Folder.PROFILES, ImageTexts.PROFILE);
        } catch (IOException e) {
            problems.add(where + "taken over without the picture, which can't be read: " + path);
        } catch (Refused e) {
            problems.add(where + "taken over without the picture: " + e.text());
        }
        return null;
    }
}

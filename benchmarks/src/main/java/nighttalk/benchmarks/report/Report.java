package nighttalk.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All that a run found, as one JSON file, one picture and one table. */
public final class Report {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Map<String, Object> about;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    /** @param about the machine, the versions, the settings of the run */
    public Report(Map<String, Object> about) {
        this.about = about;
    }

    /** Takes figures in. */
    public void add(List<Figure> more) {
        figures.addAll(more);
    }

    /** A work list that failed has no figures, and the run with it is not whole. */
    public void failed(String list, String why) {
        failures.put(list, why);
    }

    /** Whether every work list could be measured, whatever came of it. */
    public boolean whole() {
        return failures.isEmpty();
    }

    /** Writes {@code NAME.json} and {@code NAME.svg} into the folder. */
    public void write(Path folder, String name) {
        Map<String, Object> all = new LinkedHashMap<>(about);
        all.put("failures", failures);
        all.put("figures", figures.stream().map(Report::entry).toList());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(all) + "\n");
            Files.writeString(folder.resolve(name + ".svg"), Picture.of(figures, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> entry(Figure figure) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("list", figure.list());
        entry.put("name", figure.name());
        entry.put("value", figure.value());
        entry.put("unit", figure.aim().unit());
        entry.put("aim", figure.aim().text());
        entry.put("met", figure.met());
        entry.put("spread", figure.values().details());
        entry.put("measured", figure.measured());
        entry.put("details", figure.details());
        return entry;
    }

    /** The table, in Markdown. */
    public String table() {
        StringBuilder table = new StringBuilder("| figure | measured | median (min–max) | aim | |\n|---|---|---|---|---|\n");
        for (Figure figure : figures) {
            String unit = figure.aim().unit().isEmpty() ? "" : " " + figure.aim().unit();
            table.append("| ")
                    .append(figure.name())
                    .append(" | ")
                    .append(figure.measured())
                    .append(" | **")
                    .append(Numbers.text(figure.value()))
                    .append("**")
                    .append(unit)
                    .append(" (")
                    .append(Numbers.text(figure.values().min()))
                    .append("–")
                    .append(Numbers.text(figure.values().max()))
                    .append(") | ")
                    .append(figure.aim().text())
                    .append(" | ")
                    .append(figure.met() ? "met" : "**missed**")
                    .append(" |\n");
        }
        return table.toString();
    }
}

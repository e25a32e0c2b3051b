package nighttalk.command.form;

import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Form fields as docs/contract.md has them: an empty field counts as missing. */
public final class Fields {

    private Fields() {}

    /**
     * The field's text.
     *
     * @throws Refused if it is missing or empty
     */
    public static String required(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw missing(name);
        }
        return value;
    }

    /** The file, or null where the form has none; a browser sends a file field that was left empty without a name. */
    public static @Nullable MultipartFile file(@Nullable MultipartFile file) {
        String name = file == null ? null : file.getOriginalFilename();
        return name == null || name.isEmpty() ? null : file;
    }

    /**
     * The file.
     *
     * @throws Refused if the form has none
     */
    public static MultipartFile requiredFile(String name, @Nullable MultipartFile file) {
        MultipartFile given = file(file);
        if (given == null) {
            throw missing(name);
        }
        return given;
    }

    private static Refused missing(String name) {
        return new Refused(Refused.Kind.UNREADABLE, "field-missing", name + " 항목이 필요합니다.");
    }
}

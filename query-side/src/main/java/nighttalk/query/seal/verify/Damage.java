package nighttalk.query.seal.verify;

/** Something was found. */
final class Damage extends RuntimeException {

    private final transient Finding finding;

    Damage(Finding.Kind kind, long position, String text) {
        this(new Finding(kind, position, text));
    }

    Damage(Finding finding) {
        super(finding.text(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}

package nighttalk.event.personal;

/** Something was to be written in the name of a person whose key is destroyed or was never made. */
public final class PersonIsGone extends RuntimeException {

    /** Says no more than that; which person is the caller's to know. */
    public PersonIsGone() {
        super("the person's key is gone");
    }
}

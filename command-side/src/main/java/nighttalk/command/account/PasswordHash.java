package nighttalk.command.account;

/** A password's hash with its algorithm and parameters, as the encoder wrote it. */
public record PasswordHash(String encoded) {

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}

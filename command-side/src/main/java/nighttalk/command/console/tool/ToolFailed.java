package nighttalk.command.console.tool;

/** It was understood and did not work; the message is for whoever sits at the terminal. */
final class ToolFailed extends RuntimeException {

    ToolFailed(String message) {
        super(message);
    }
}

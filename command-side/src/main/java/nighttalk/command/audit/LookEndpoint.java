package nighttalk.command.audit;

import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.eventlog.EventLog;
import nighttalk.command.eventlog.LogReceipt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where query processes have a look written down before they show anything. Not for the world. */
@RestController
class LookEndpoint {

    private final Commands commands;
    private final EventLog log;

    LookEndpoint(Commands commands, EventLog log) {
        this.commands = commands;
        this.log = log;
    }

    /** The answer: where in the log the look stands. */
    record Noted(long position) {}

    @PostMapping("/internal/looks")
    Noted record(@RequestBody RecordLook look) {
        commands.send(look, Actor.colleague(look.viewer()));
        return new Noted(LogReceipt.CURRENT.get().position().orElseGet(log::head));
    }
}

package nighttalk.command.account.withdraw;

import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.report.make.TakeBackReport;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.ReportId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** With a person go their reports: nobody can read any more why they made them. */
@Component
@ProcessingGroup(WhenAccountWithdrawnTakeBackItsReports.NAME)
class WhenAccountWithdrawnTakeBackItsReports {

    static final String NAME = "WhenAccountWithdrawnTakeBackItsReports";

    private final Authorship authorship;
    private final Commands commands;

    WhenAccountWithdrawnTakeBackItsReports(Authorship authorship, Commands commands) {
        this.authorship = authorship;
        this.commands = commands;
    }

    @EventHandler
    void on(AccountWithdrawn event, EventMessage<?> message) {
        Actor actor = Actor.automation(NAME, message);
        authorship.untilNoneIsLeft(
                event.account(),
                Authorship.Kind.REPORT,
                stream -> commands.send(new TakeBackReport(ReportId.of(stream)), actor));
    }
}

package nighttalk.benchmarks.history;

import java.time.Instant;
import nighttalk.benchmarks.history.Entry.Place;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.event.Personal;
import org.jspecify.annotations.Nullable;

/** What people do with their accounts. */
final class AccountActs {

    private static final double WITH_PICTURE = 0.2;
    private static final String PICTURES = "uploads";
    /** A community that everybody leaves would have no history. */
    private static final int FEWEST = 32;

    private final World world;
    private int nicknames;

    AccountActs(World world) {
        this.world = world;
    }

    Act register(long micros, Instant at) {
        int person = world.people().add(world.ids().next(micros));
        AccountId account = world.account(person);
        return act(
                person,
                new AccountRegistered(
                        account,
                        Personal.of("owl" + Integer.toString(person, Character.MAX_RADIX) + "@example.com"),
                        nickname(),
                        picture(),
                        at));
    }

    @Nullable Act changeProfile() {
        int person = world.people().somebody(world.random());
        return person == People.NOBODY
                ? null
                : act(person, new ProfileChanged(world.account(person), nickname(), picture()));
    }

    @Nullable Act changePassword() {
        int person = world.people().somebody(world.random());
        if (person == People.NOBODY) {
            return null;
        }
        int generation = world.people().generation.next(person) + 1;
        return act(person, new PasswordChanged(world.account(person), generation, world.uuid()));
    }

    /** Who leaves, or {@link People#NOBODY}. */
    int leaver() {
        return world.people().howManyAreHere() < FEWEST
                ? People.NOBODY
                : world.people().newcomer(world.random());
    }

    Act withdraw(int person) {
        world.people().leave(person);
        return act(person, new AccountWithdrawn(world.account(person)));
    }

    private Act act(int person, DomainEvent event) {
        AccountId account = world.account(person);
        return Act.by(account, new Place(account.text(), world.people().events.next(person), "Account"), event);
    }

    /** Nobody ever has another's: each is a new one. */
    private Personal nickname() {
        return Personal.of("올빼미" + Integer.toString(nicknames++, Character.MAX_RADIX));
    }

    private @Nullable Personal picture() {
        return world.random().nextDouble() < WITH_PICTURE
                ? Personal.of(Phrases.picture(PICTURES, world.random()))
                : null;
    }
}

package nighttalk.query.audit.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.audit.AuditIndex;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.Found;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.audit.look.Looks;
import nighttalk.query.audit.look.Why;
import nighttalk.query.audit.state.Fields;
import nighttalk.query.audit.state.Said;
import nighttalk.query.audit.state.Thing;
import nighttalk.query.freshness.Reads;
import nighttalk.query.seal.SealedEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Is everything personal of somebody who left gone, and is the log still what it was? The evidence: when their key was
 * destroyed, which events hold texts under that key, that none of them can be read, and that each is as it was sealed.
 */
@RestController
class ShowErasure {

    private static final int AT_ONCE = 500;
    private static final int MOST = 100_000;

    /**
     * The evidence.
     *
     * @param erasedAt when the person left, and with that their key was destroyed
     * @param position of the event that says so, which {@code audit prove} proves
     * @param keyIsThere whether the key store has a key of theirs all the same
     * @param covered how many events hold texts of theirs, by kind
     * @param firstPosition of these; null if there are none
     * @param lastPosition of these
     * @param readable how many of these can be read all the same
     * @param seals whether these, and the withdrawal, are as they were sealed; null where nothing is sealed
     * @param whole whether all their events were looked at
     * @param proven whether all of it is as it should be
     */
    record Erasure(
            Thing account,
            Instant erasedAt,
            long position,
            boolean keyIsThere,
            SequencedMap<String, Long> covered,
            @Nullable Long firstPosition,
            @Nullable Long lastPosition,
            long readable,
            SealedEvents.@Nullable Finding seals,
            boolean whole,
            boolean proven) {}

    private final AuditLog log;
    private final Found found;
    private final Looks looks;
    private final PersonKeys keys;
    private final ObjectProvider<SealedEvents> seals;

    ShowErasure(AuditLog log, Found found, Looks looks, PersonKeys keys, ObjectProvider<SealedEvents> seals) {
        this.log = log;
        this.found = found;
        this.looks = looks;
        this.keys = keys;
        this.seals = seals;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/audit/erasure/{account}")
    @Reads(AuditIndex.NAME)
    Erasure erasure(@PathVariable String account, @RequestParam(defaultValue = "") String reason, Authentication who) {
        Thing thing = Thing.in("account", account);
        looks.record(who, "erasure", thing.toString(), new Why(reason, false));
        LoggedEvent withdrawal = withdrawal(thing);
        AccountId person = AccountId.of(thing.id());
        Covered covered = covered(person);
        List<Long> positions = new ArrayList<>(covered.positions());
        positions.add(withdrawal.position());
        SealedEvents.@Nullable Finding sealed = seals.stream()
                .findFirst()
                .flatMap(seal -> seal.check(positions))
                .orElse(null);
        boolean keyIsThere = keys.isStored(person);
        return new Erasure(
                thing,
                withdrawal.at(),
                withdrawal.position(),
                keyIsThere,
                covered.byKind(),
                covered.positions().isEmpty() ? null : covered.positions().getFirst(),
                covered.positions().isEmpty() ? null : covered.positions().getLast(),
                covered.readable(),
                sealed,
                covered.whole(),
                !keyIsThere
                        && covered.readable() == 0
                        && covered.whole()
                        && sealed != null
                        && sealed.altered() == 0
                        && sealed.notYet() == 0);
    }

    private LoggedEvent withdrawal(Thing account) {
        return log
                .where("WHERE stream = :stream AND type = 'AccountWithdrawn'", Map.of("stream", account.id()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Kind.NOT_FOUND, "not-erased", "탈퇴한 계정이 아닙니다."));
    }

    private record Covered(SequencedMap<String, Long> byKind, List<Long> positions, long readable, boolean whole) {}

    /** Whoever says something personal is the one who acts. */
    private Covered covered(AccountId person) {
        TreeMap<String, Long> byKind = new TreeMap<>();
        List<Long> positions = new ArrayList<>();
        long readable = 0;
        long head = log.head();
        List<Long> some = found.byActor(person.text(), List.of(), 0, head, AT_ONCE);
        int seen = some.size();
        while (!some.isEmpty() && seen < MOST) {
            for (LoggedEvent event : log.at(some)) {
                if (event.event().filter(known -> isAbout(known, person)).isPresent()) {
                    byKind.merge(event.type(), 1L, Long::sum);
                    positions.add(event.position());
                    readable += event.event().filter(ShowErasure::isReadable).isPresent() ? 1 : 0;
                }
            }
            some = found.byActor(person.text(), List.of(), some.getLast(), head, AT_ONCE);
            seen += some.size();
        }
        return new Covered(byKind, positions, readable, some.isEmpty());
    }

    private static boolean isAbout(DomainEvent event, AccountId person) {
        return event instanceof DomainEvent.AboutPerson about
                && about.person().equals(person)
                && Fields.of(event).values().stream().anyMatch(Said.class::isInstance);
    }

    private static boolean isReadable(DomainEvent event) {
        return Fields.of(event).values().stream()
                .anyMatch(value -> value instanceof Said said && !said.text().isErased());
    }
}

package nighttalk.command.account;

import java.util.List;
import nighttalk.event.AccountId;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.web.Unavailability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Claims the looks of nicknames that were taken before looks were claimed, once after each start. */
@Component
class LooksOfEarlierNicknames {

    private static final Logger LOG = LoggerFactory.getLogger(LooksOfEarlierNicknames.class);
    private static final int AT_A_TIME = 200;

    private final NameClaims names;
    private final Profiles profiles;

    LooksOfEarlierNicknames(NameClaims names, Profiles profiles) {
        this.names = names;
        this.profiles = profiles;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "P1D")
    void claim() {
        long behind = Long.MIN_VALUE;
        try {
            for (List<AccountId> some = names.withoutLooks(behind, AT_A_TIME);
                    !some.isEmpty();
                    some = names.withoutLooks(behind, AT_A_TIME)) {
                some.forEach(this::claim);
                behind = some.getLast().value();
            }
        } catch (RuntimeException e) {
            if (!Unavailability.isBehind(e)) {
                throw e;
            }
            LOG.debug("looks of nicknames are claimed when the database is back");
        }
    }

    private void claim(AccountId account) {
        profiles.of(account).filter(profile -> !profile.nickname().isErased()).ifPresent(profile -> {
            try {
                names.claimLooks(account, new Nickname(profile.nickname().text()));
            } catch (Refused e) {
                LOG.debug("a nickname of an earlier day is none today");
            }
        });
    }
}

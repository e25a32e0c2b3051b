package nighttalk.platform;

import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.springframework.stereotype.Component;

/** Switches Axon's update checker off, which would report anonymous usage data to its vendor. */
@Component
class NothingPhonesHome implements UsagePropertyProvider {

    @Override
    public Boolean getDisabled() {
        return true;
    }

    @Override
    public String getUrl() {
        return "";
    }

    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }
}

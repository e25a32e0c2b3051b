package nighttalk.standalone.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an {@link Api}, or the {@link Operators}, of the one service that all test classes of this run share:
 * started for the first that asks, stopped after the last.
 *
 * <p>Each {@code Api} is a new browser. The service is full of what other tests left behind, so a test makes its own
 * people and looks at their things only.
 */
public final class SharedService implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedService.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Api.class
                || parameter.getParameter().getType() == Operators.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningService service = (RunningService) context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(RunningService.class, type -> RunningService.start(Patience.SETTINGS));
        return parameter.getParameter().getType() == Api.class
                ? new Api(service.api())
                : new Operators(service.management());
    }
}

package dev.contenttrust.live;

import dev.contenttrust.live.stack.LiveStack;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes one world before the first class that wants it; JUnit closes it after the last test of the run. */
final class WorldExtension implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
        world(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == World.class || type == LiveStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        World world = world(context);
        return parameter.getParameter().getType() == World.class ? world : world.stack();
    }

    private static World world(ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(World.class));
        return store.getOrComputeIfAbsent(World.class, key -> World.start(), World.class);
    }
}

package dev.contenttrust.live;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a test class that needs real servers: constructors and methods may take a {@link World}, or a {@link dev.contenttrust.live.stack.LiveStack}
 * alone, as a parameter. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("live")
@ExtendWith(WorldExtension.class)
public @interface Live {}

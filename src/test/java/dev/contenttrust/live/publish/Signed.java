package dev.contenttrust.live.publish;

import java.util.List;

/**
 * A repository that a scenario has published.
 *
 * @param tags names worth asking for, signed or not
 */
public record Signed(Publisher publisher, List<String> tags) {
    static Signed by(Publisher publisher, String... tags) {
        return new Signed(publisher, List.of(tags));
    }

    public String gun() {
        return publisher.gun();
    }

    /** {@code GUN:TAG}. */
    public String image(String tag) {
        return gun() + ":" + tag;
    }
}

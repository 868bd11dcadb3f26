package dev.contenttrust.live.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code chromium} without a window: what a page is once a browser has read it, and run what is in it. */
public final class Chromium {
    private final Program chromium;
    private final Path home;

    private Chromium(Program chromium, Path home) {
        this.chromium = chromium;
        this.home = home;
    }

    public static Chromium in(Path home) {
        return new Chromium(
                Program.named("chromium", home)
                        .always("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
                        .always("--disable-dev-shm-usage", "--user-data-dir=" + home.resolve("profile")),
                home);
    }

    /**
     * What a script finds in a page.
     *
     * @param width of the window, in CSS pixels
     * @param script an expression; it is evaluated once the page's own scripts have run
     * @return the value as text
     */
    public String evaluate(String page, int width, String script) {
        String probe =
                "<script>document.documentElement.innerHTML = '<body><pre id=\"found\"></pre></body>'.replace('</pre>',"
                        + " String(" + script + ") + '</pre>');</script>\n</body>";
        try {
            Path file = Files.writeString(home.resolve("page.html"), page.replace("</body>", probe));
            String shown = chromium.always("--window-size=" + width + ",900", "--dump-dom")
                    .run(file.toUri().toString())
                    .succeeded()
                    .output();
            int from = shown.indexOf("<pre id=\"found\">");
            if (from < 0) {
                throw new AssertionError("the page's scripts did not run: " + shown);
            }
            return shown.substring(from + "<pre id=\"found\">".length(), shown.indexOf("</pre>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

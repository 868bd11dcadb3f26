package dev.contenttrust.registry;

import dev.contenttrust.TrustException;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.OversizedAnswerException;
import java.util.List;

/** What a registry says when it does not do as asked (OCI distribution specification, "Error codes"). */
final class Refusal {
    /** A page of text at most; longer ones say nothing to a person. */
    private static final int LENGTH_MAX = 64 << 10;

    private static final int SHOWN_MAX = 300;

    private Refusal() {}

    /**
     * The failure that an answer amounts to.
     *
     * @param what what was asked: {@code cannot read the manifest of …}
     */
    static RegistryException of(String what, HttpAnswer answer) {
        int status = answer.status();
        String remedy = status >= 500 ? "The fault is the registry's; try again later." : "";
        return new RegistryException(what, status, "the registry answers " + status + said(answer), remedy);
    }

    private static String said(HttpAnswer answer) {
        String text = firstError(answer);
        return text.isEmpty() ? "" : ": " + (text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text);
    }

    /** Whatever the body is, the status has been told; a body that cannot be read adds nothing. */
    private static String firstError(HttpAnswer answer) {
        try {
            byte[] body = answer.bytes(LENGTH_MAX);
            List<JsonCursor> errors = JsonCursor.parse("the registry's error", body)
                    .member("errors")
                    .elements();
            return errors.isEmpty() ? "" : text(errors.get(0));
        } catch (TrustException e) {
            return e instanceof OversizedAnswerException ? "(and a body too long to show)" : "";
        }
    }

    private static String text(JsonCursor error) {
        String code = error.optional("code").map(JsonCursor::string).orElse("");
        return error.optional("message").map(m -> code + ", " + m.string()).orElse(code);
    }
}

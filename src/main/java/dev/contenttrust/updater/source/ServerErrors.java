package dev.contenttrust.updater.source;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors in the body of a Notary server's answer: {@code {"errors": [{"code", "message", "detail"}]}}. Empty where the
 * body is anything else, which tells that whoever answered is no Notary server.
 */
record ServerErrors(List<ServerError> errors) {
    static final String METADATA_NOT_FOUND = "METADATA_NOT_FOUND";

    /** A server has no reason to list more. */
    private static final int COUNT_MAX = 16;

    record ServerError(String code, String message) {
        @Override
        public String toString() {
            return Excerpt.of(message.isEmpty() ? code : code + " \"" + message + "\"");
        }
    }

    ServerErrors {
        errors = List.copyOf(errors);
    }

    static ServerErrors read(byte[] body) {
        List<ServerError> errors = new ArrayList<>();
        try {
            for (JsonCursor error :
                    JsonCursor.parse("error", body).member("errors").elements()) {
                if (errors.size() == COUNT_MAX) {
                    break;
                }
                String message =
                        error.optional("message").map(JsonCursor::string).orElse("");
                errors.add(new ServerError(error.member("code").string(), message));
            }
        } catch (MalformedJsonException e) {
            return new ServerErrors(List.of());
        }
        return new ServerErrors(errors);
    }

    boolean saysNotFound() {
        return errors.stream().anyMatch(error -> error.code().equals(METADATA_NOT_FOUND));
    }

    /** The errors in words; empty if there are none. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        errors.forEach(error -> words.add(error.toString()));
        return String.join(", ", words);
    }
}

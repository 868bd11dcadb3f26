package dev.contenttrust.live.stack;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a client wants a token for; as query of a GET or form of a POST. */
record TokenRequest(String service, List<Scope> scopes, Optional<Account> account) {
    static TokenRequest parse(String query) {
        String service = "";
        String user = "";
        String password = "";
        List<Scope> scopes = new ArrayList<>();
        for (String pair : query.split("&")) {
            String value = URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8);
            switch (pair.substring(0, Math.max(0, pair.indexOf('=')))) {
                case "service" -> service = value;
                case "username" -> user = value;
                case "password" -> password = value;
                case "scope" ->
                    Arrays.stream(value.split(" ")).map(Scope::parse).forEach(scopes::add);
                default -> {}
            }
        }
        return new TokenRequest(
                service, scopes, user.isEmpty() ? Optional.empty() : Optional.of(new Account(user, password)));
    }

    /** {@code repository:NAME:pull,push}; the name may hold colons. */
    record Scope(String type, String name, List<String> actions) {
        static Scope parse(String scope) {
            int first = scope.indexOf(':');
            int last = scope.lastIndexOf(':');
            return new Scope(
                    scope.substring(0, first),
                    scope.substring(first + 1, last),
                    List.of(scope.substring(last + 1).split(",")));
        }

        /** An account may do anything; without one, public repositories may be read. */
        List<String> grantedTo(Optional<Account> account) {
            boolean open = ("/" + name).contains("/public/");
            return actions.stream()
                    .filter(action -> account.isPresent() || (open && action.equals("pull")))
                    .toList();
        }
    }
}

package dev.contenttrust.transport;

import dev.contenttrust.transport.host.Hosts;
import dev.contenttrust.transport.tls.TlsFailures;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;

/** Says in plain words why the wire failed. */
final class Failures {
    private static final String AGAIN = "Try again; if it stays so, look at the network or the server";

    private Failures() {}

    /** No head of an answer came. */
    static NetworkException noAnswer(HttpUrl url, Watch watch, IOException e) {
        String what = "No answer from " + Hosts.shown(url);
        if (watch.ended()) {
            return tooLong(what, watch, e);
        }
        String authority = Hosts.authority(url);
        if (e instanceof UnknownHostException) {
            return new NetworkException(
                    what,
                    "the name " + url.host() + " is not known here",
                    "Check the spelling, the DNS and the network; behind a proxy set HTTPS_PROXY",
                    e);
        }
        if (e instanceof SSLException tls) {
            TlsFailures.Words words = TlsFailures.explain(authority, tls);
            return new NetworkException(what, words.why(), words.remedy(), e);
        }
        if (e instanceof SocketTimeoutException) {
            return new NetworkException(what, authority + " does not answer in time", AGAIN, e);
        }
        if (e instanceof NoRouteToHostException) {
            return new NetworkException(what, "there is no route to " + authority, "Look at the network", e);
        }
        if (e instanceof ConnectException) {
            return new NetworkException(
                    what,
                    "the connection to " + authority + " could not be made (" + e.getMessage() + ")",
                    "Check that the server runs and that the port is right",
                    e);
        }
        return new NetworkException(what, "the connection broke (" + said(e) + ")", AGAIN, e);
    }

    /** It was a proxy that answered. */
    static NetworkException proxyRefuses(Answer answer) {
        answer.close();
        return new NetworkException(
                "No answer from " + Hosts.shown(answer.url()),
                "the proxy wants a login (status 407)",
                "Write it into HTTP_PROXY or HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT",
                null);
    }

    /** The head came, the body not wholly. */
    static NetworkException brokenBody(HttpUrl url, Watch watch, long read, long expected, IOException e) {
        String what = "The answer from " + Hosts.shown(url) + " broke off";
        String progress = expected < 0
                ? read + " bytes came, of a length that the server does not say"
                : "expected " + expected + " bytes, got " + read;
        if (watch.ended()) {
            return tooLong(what + " (" + progress + ")", watch, e);
        }
        String cause = e instanceof SocketTimeoutException ? "the server sends nothing more" : said(e);
        return new NetworkException(what, progress + " (" + cause + ")", AGAIN, e);
    }

    static NetworkException tooSlow(HttpUrl url, HttpService.Pace.LeastRate least, String way) {
        return new NetworkException(
                "Too slow: " + Hosts.shown(url),
                "less than " + least.bytesPerSecond() + " bytes a second " + way + " over "
                        + Durations.words(least.window()),
                AGAIN,
                null);
    }

    private static NetworkException tooLong(String what, Watch watch, IOException e) {
        return new NetworkException(
                what,
                "it took longer than the " + Durations.words(watch.budget().total()) + " allowed",
                "Try again, or allow more with --timeout",
                e);
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}

package dev.contenttrust.report;

import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** One indented JSON document, written as its parts come about: nothing of it is held. */
public final class JsonStream {
    private static final int INDENT = 2;

    private final Consumer<String> out;
    private final Deque<String> ends = new ArrayDeque<>();
    private String before = "";

    /** Opens the object that the document is. */
    public JsonStream(Consumer<String> out) {
        this.out = out;
        open("{", "}");
    }

    /** Puts a member into the object that is open. */
    public JsonStream put(String name, JsonValue value) {
        key(name);
        out.accept(JsonLayout.renderWithin(value, INDENT, ends.size()));
        return this;
    }

    public JsonStream put(String name, String value) {
        return put(name, new JsonString(value));
    }

    /** Opens an object as an element of the array that is open. */
    public JsonStream object() {
        line();
        open("{", "}");
        return this;
    }

    /** Opens an array as a member of the object that is open. */
    public JsonStream array(String name) {
        key(name);
        open("[", "]");
        return this;
    }

    /** Adds an element to the array that is open. */
    public void element(JsonValue value) {
        line();
        out.accept(JsonLayout.renderWithin(value, INDENT, ends.size()));
    }

    /** Closes what is open. */
    public JsonStream end() {
        String end = ends.pop();
        out.accept(before.isEmpty() ? end : "\n" + " ".repeat(INDENT * ends.size()) + end);
        before = ",";
        if (ends.isEmpty()) {
            out.accept("\n");
        }
        return this;
    }

    private void open(String begin, String end) {
        out.accept(begin);
        ends.push(end);
        before = "";
    }

    private void key(String name) {
        line();
        out.accept(JsonLayout.renderWithin(new JsonString(name), INDENT, 0) + ": ");
    }

    private void line() {
        out.accept(before + "\n" + " ".repeat(INDENT * ends.size()));
        before = ",";
    }
}

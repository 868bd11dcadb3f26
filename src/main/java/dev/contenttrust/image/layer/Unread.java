package dev.contenttrust.image.layer;

/**
 * Something in an image that could not be looked at, though its bytes are those that were promised. What it hides nobody
 * knows: a result that rests on it is not complete.
 *
 * @param what which part: {@code layer sha256:…, entry usr/bin/x}
 * @param why in words
 */
public record Unread(String what, String why) {}

/**
 * What a Dockerfile's instructions bring into an image or leave in it: bases and other images, ADD, secrets, the user. What its
 * commands do is judged by packages of their own, to which what was read here is given.
 *
 * <p>Way in: {@link dev.contenttrust.lint.build.DockerfileCheck}. Must not know how shells work.
 */
@NullMarked
package dev.contenttrust.lint.build;

import org.jspecify.annotations.NullMarked;

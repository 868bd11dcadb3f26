/** The merged jar, the launcher and the installer, run as a user runs them. */
@NullMarked
package dev.contenttrust.launcher;

import org.jspecify.annotations.NullMarked;

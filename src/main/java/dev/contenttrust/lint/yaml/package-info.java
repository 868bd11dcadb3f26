/**
 * Files in YAML that say which images are used and how containers are run: compose files, Kubernetes manifests, the files of build
 * services. Documents are composed into nodes with their places and never made into objects; aliases and nesting are bounded.
 *
 * <p>Way in: {@link dev.contenttrust.lint.yaml.YamlFile}. Must not know Dockerfiles.
 */
@NullMarked
package dev.contenttrust.lint.yaml;

import org.jspecify.annotations.NullMarked;

package dev.contenttrust.scan.binary.rules;

import java.util.Optional;

/**
 * What a recogniser tells of, and the names that others know it by.
 *
 * @param id short, lower case, unique: {@code openssl}
 * @param title as its makers write it: {@code OpenSSL}
 * @param cpe {@code vendor:product} in the dictionary of CPE 2.3
 * @param bitnami its name among Bitnami's records
 * @param upstream its name among the records of what its own makers say
 */
public record Product(
        String id,
        String title,
        ProductKind kind,
        Optional<String> cpe,
        Optional<String> bitnami,
        Optional<String> upstream) {}

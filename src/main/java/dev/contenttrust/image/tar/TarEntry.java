package dev.contenttrust.image.tar;

/**
 * One entry as its archive has it.
 *
 * @param type as in the header: {@code '0'} for a file, and so on
 * @param name as in the archive: with dots, slashes and all
 * @param link the target of a symbolic or hard link, as in the archive
 * @param size of the content in bytes, holes included; 0 where the type has none
 * @param mode all bits of it
 */
public record TarEntry(char type, String name, String link, long size, int mode) {}

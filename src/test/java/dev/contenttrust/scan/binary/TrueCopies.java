package dev.contenttrust.scan.binary;

import java.util.List;

/** Files of Debian packages that do hold a product in another version than their own: copies that the package builds in. */
final class TrueCopies {
    /** The beginning of a package's name, the product in it, and where the copy comes from. */
    private record Copy(String owner, String product, String why) {}

    private static final List<Copy> COPIES = List.of(
            new Copy("redis-", "lua", "deps/lua of its source"),
            new Copy("valkey-", "lua", "deps/lua of its source"),
            new Copy("memcached", "lua", "vendor/lua of its proxy"),
            new Copy("slapd", "lmdb", "libraries/liblmdb of its source"),
            new Copy("varnish", "zlib", "libvgz, changed so that gzip can be cut and joined"),
            new Copy("chromium", "sqlite", "third_party/sqlite of its source"),
            new Copy("chromium", "libvpx", "third_party/libvpx of its source"),
            new Copy("texlive-binaries", "luajit", "libs/luajit of its source"),
            new Copy("texlive-binaries", "lua", "libs/lua53 of its source"),
            new Copy("texlive-binaries", "pdftex", "one of its many programs"),
            new Copy("qemu-system-", "qemu", "the stable update that Debian's revision stands for"),
            new Copy("vim", "vim", "9.0, and 1,378 patches that are counted nowhere in its constants"),
            new Copy("openssh-", "openssh", "10.0p1 calls itself 10.0p2"),
            new Copy("proftpd-", "proftpd", "1.3.8c is written 1.3.8.c by Debian"));

    private TrueCopies() {}

    static boolean has(String owner, String product) {
        return COPIES.stream().anyMatch(copy -> owner.startsWith(copy.owner()) && product.equals(copy.product()));
    }
}

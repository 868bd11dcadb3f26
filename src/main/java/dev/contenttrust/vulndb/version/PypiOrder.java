package dev.contenttrust.vulndb.version;

import java.util.Comparator;

/** PEP 440, "Summary of permitted suffixes and relative ordering"; what it does not permit comes before what it does. */
final class PypiOrder implements Comparator<String> {
    private static final Comparator<String> OTHERS = new LegacyPypiOrder();

    @Override
    public int compare(String one, String other) {
        PythonVersion a = PythonVersion.read(one);
        PythonVersion b = PythonVersion.read(other);
        if (!a.permitted() && !b.permitted()) {
            return OTHERS.compare(one, other);
        }
        return a.permitted() && b.permitted() ? a.compareTo(b) : Boolean.compare(a.permitted(), b.permitted());
    }
}

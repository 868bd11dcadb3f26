package dev.contenttrust.cli.spark;

import org.apache.spark.Partitioner;

/**
 * Stretches of the input, one behind the other. Spark's own sorting would look at the keys first, for which it would carry out every
 * audit once more.
 */
final class InputOrder extends Partitioner {
    private static final long serialVersionUID = 1L;

    /** Their rows fit into the driver's memory, which has one stretch at a time. */
    private static final int LENGTH = 5_000;

    private final int names;

    /** @param names in the input */
    InputOrder(int names) {
        this.names = names;
    }

    @Override
    public int numPartitions() {
        return (names + LENGTH - 1) / LENGTH;
    }

    @Override
    public int getPartition(Object place) {
        return (Integer) place / LENGTH;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputOrder order && order.names == names;
    }

    @Override
    public int hashCode() {
        return names;
    }
}

package dev.customersync.job;

import dev.customersync.record.RecordKey;

/**
 * The line at which each key was seen first, in about 20 bytes a key: an input of millions of rows has to fit a small heap. A key is
 * known by 64 bits of its hash; that two among 5 million are mistaken for one has a chance of one in a million.
 *
 * <p>The table is made of many small ones that grow one by one: a large one would need room for its old self beside its new one.
 */
final class KeyLines {
    private static final int TABLES = 256;
    private static final long NOT_SEEN = -1;

    private final Table[] tables = new Table[TABLES];

    /**
     * Remembers the line of a key that is new.
     *
     * @param line from 1, up to 2^31
     * @return the line at which the key was seen first; -1 when this is the first
     */
    long putIfAbsent(RecordKey key, long line) {
        long hash = hash(key);
        int number = (int) (hash >>> 56);
        Table table = tables[number];
        if (table == null) {
            table = new Table();
            tables[number] = table;
        }
        return table.putIfAbsent(hash, (int) line);
    }

    /** Open addressing with linear probing; a line of 0 marks a free slot. */
    private static final class Table {
        private static final int INITIAL_CAPACITY = 64;

        private long[] hashes = new long[INITIAL_CAPACITY];
        private int[] lines = new int[INITIAL_CAPACITY];
        private int size;

        long putIfAbsent(long hash, int line) {
            if (size * 4L > hashes.length * 3L) {
                grow();
            }
            int slot = slot(hash);
            if (lines[slot] != 0) {
                return lines[slot];
            }
            hashes[slot] = hash;
            lines[slot] = line;
            size++;
            return NOT_SEEN;
        }

        private void grow() {
            long[] oldHashes = hashes;
            int[] oldLines = lines;
            hashes = new long[oldHashes.length * 2];
            lines = new int[oldLines.length * 2];
            for (int i = 0; i < oldHashes.length; i++) {
                if (oldLines[i] != 0) {
                    int slot = slot(oldHashes[i]);
                    hashes[slot] = oldHashes[i];
                    lines[slot] = oldLines[i];
                }
            }
        }

        /** Where the hash stands, or is to stand. */
        private int slot(long hash) {
            int slot = (int) (hash & (hashes.length - 1));
            while (lines[slot] != 0 && hashes[slot] != hash) {
                slot = (slot + 1) & (hashes.length - 1);
            }
            return slot;
        }
    }

    /** FNV-1a over the key's characters, its bits mixed at the end, since the tables go by the highest and the lowest. */
    private static long hash(RecordKey key) {
        long hash = 0xcbf29ce484222325L;
        hash = hash(hash, key.customerReferenceId());
        hash = (hash ^ 0xFFFF) * 0x100000001b3L;
        hash = hash(hash, key.referenceId());
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }

    private static long hash(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}

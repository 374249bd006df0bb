package dev.customersync.job;

import dev.customersync.record.RecordKey;

/**
 * The line at which each key was seen first, in 16 bytes a key and half as much again for room: an input of millions of rows has
 * to fit a small heap. A key is known by 64 bits of its hash; among 5 million keys two are mistaken for one with a chance of one in
 * a million.
 */
final class KeyLines {
    private static final int INITIAL_CAPACITY = 1 << 10;
    private static final double FULL = 0.7;
    private static final long NOT_SEEN = -1;

    private long[] hashes = new long[INITIAL_CAPACITY];
    private long[] lines = new long[INITIAL_CAPACITY];
    private int size;

    /**
     * Remembers the line of a key that is new.
     *
     * @param line from 1
     * @return the line at which the key was seen first; -1 when this is the first
     */
    long putIfAbsent(RecordKey key, long line) {
        if (size > hashes.length * FULL) {
            grow();
        }
        long hash = hash(key);
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
        long[] oldLines = lines;
        hashes = new long[oldHashes.length * 2];
        lines = new long[oldLines.length * 2];
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

    /** FNV-1a over the key's characters, its bits mixed once more at the end since the table uses the low ones. */
    private static long hash(RecordKey key) {
        long hash = 0xcbf29ce484222325L;
        hash = hash(hash, key.customerReferenceId());
        hash = (hash ^ 0xFFFF) * 0x100000001b3L;
        hash = hash(hash, key.referenceId());
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

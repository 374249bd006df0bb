package dev.customersync.job;

import java.util.List;

/**
 * How far a table is read when a run over it is done.
 *
 * @param definition stands for what is read and how it is mapped: rows that were read under another one are to be read again
 * @param watermark below which every row was read, but for those that are committed late
 * @param key the columns by which rows are read again
 */
public record ReadMark(String definition, String watermark, List<String> key) {}

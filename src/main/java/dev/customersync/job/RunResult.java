package dev.customersync.job;

import dev.customersync.report.RunSummary;
import java.nio.file.Path;
import java.util.List;

/**
 * A run that has ended.
 *
 * @param folder where its reports are
 * @param files the report files
 */
public record RunResult(RunSummary summary, Path folder, List<Path> files) {}

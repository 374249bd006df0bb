package dev.customersync.job;

import dev.customersync.report.ErrorTotal;
import dev.customersync.report.RunSummary;
import java.nio.file.Path;
import java.util.List;

/**
 * A run that has ended.
 *
 * @param folder where its reports are
 * @param files the report files
 * @param errors the commonest errors of rows, the most frequent first
 */
public record RunResult(RunSummary summary, Path folder, List<Path> files, List<ErrorTotal> errors) {}

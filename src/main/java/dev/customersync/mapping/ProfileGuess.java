package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldType;
import dev.customersync.source.Header;
import dev.customersync.source.Row;
import dev.customersync.source.csv.CsvDialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Proposes a mapping profile for a file, with comments for the person who has to check it. What cells hold is not shown in it, as
 * profiles are kept and passed on.
 */
public final class ProfileGuess {
    private static final String FALLBACK_REGION = "US";

    private final EntityType entity;
    private final CsvDialect csv;
    private final String source;
    private final Map<LayoutField, ColumnGuess.Found> found;
    private final List<SampleColumn> left;
    private final StringBuilder yaml = new StringBuilder();

    private ProfileGuess(EntityType entity, Header header, CsvDialect csv, List<Row> sample) {
        this.entity = entity;
        this.csv = csv;
        this.source = header.source();
        ColumnGuess guess = new ColumnGuess(entity, columns(header, sample));
        this.found = guess.find();
        this.left = guess.left();
    }

    /**
     * The text of a profile. It can be loaded as it is when a column was found for each required field; for others it says so.
     *
     * @param entity what the rows are
     * @param csv what is known of how the file is written
     * @param sample some rows, of which those with problems do not count; may be empty
     */
    public static String of(EntityType entity, Header header, CsvDialect csv, List<Row> sample) {
        return new ProfileGuess(entity, header, csv, sample).write();
    }

    private static List<SampleColumn> columns(Header header, List<Row> sample) {
        List<String> names = header.columns();
        return IntStream.range(0, names.size())
                .filter(index ->
                        !names.get(index).isEmpty() && !names.get(index).startsWith("_"))
                .mapToObj(index -> column(index, names, sample))
                .toList();
    }

    private static SampleColumn column(int index, List<String> names, List<Row> sample) {
        String name = names.get(index);
        boolean byPlace = Collections.frequency(names, name) > 1 || name.chars().anyMatch(Character::isISOControl);
        List<String> cells = sample.stream()
                .filter(row -> row.problems().isEmpty())
                .map(row -> row.cell(index))
                .filter(cell -> !cell.isEmpty() && !cell.equals(ColumnBinding.CLEAR))
                .toList();
        return new SampleColumn(index, name, byPlace, cells);
    }

    private String write() {
        line("# Guessed from " + source.replaceAll("\\p{Cntrl}", " ")
                + ": check every line, then try it with validate.");
        line("entity: " + entity.label());
        line("version: 1");
        String settings = settings();
        if (!settings.isEmpty()) {
            line("csv: {" + settings + "}");
        }
        line("fields:");
        Map<LayoutField, String> rules = rules();
        LayoutField.of(entity).forEach(field -> field(field, rules));
        attributes();
        return yaml.toString();
    }

    private String settings() {
        Map<String, Object> keys = new LinkedHashMap<>();
        Optional.ofNullable(csv.charset()).ifPresent(encoding -> keys.put("encoding", encoding.name()));
        Optional.ofNullable(csv.delimiter())
                .ifPresent(delimiter -> keys.put("delimiter", delimiter == '\t' ? "tab" : "'" + delimiter + "'"));
        Optional.ofNullable(csv.quote())
                .ifPresent(quote -> keys.put("quote", quote.name().toLowerCase(Locale.ROOT)));
        Optional.ofNullable(csv.headerLine()).ifPresent(headerLine -> keys.put("header-line", headerLine));
        if (!csv.trim()) {
            keys.put("trim", false);
        }
        return keys.entrySet().stream()
                .map(key -> key.getKey() + ": " + key.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What was found, and the name to show, which may be the company's. */
    private Map<LayoutField, String> rules() {
        Map<LayoutField, String> rules = new LinkedHashMap<>();
        found.forEach((field, where) -> rules.put(field, rule(field, where)));
        Map<String, LayoutField> byPath =
                LayoutField.of(entity).stream().collect(Collectors.toMap(LayoutField::path, Function.identity()));
        LayoutField shown = byPath.get("display_name");
        ColumnGuess.Found company = found.get(byPath.get("company_name"));
        if (shown != null && company != null) {
            ColumnGuess.Found own = found.get(shown);
            rules.put(
                    shown,
                    own == null
                            ? company.column().reference() + "  # the same as company_name"
                            : "{first-of: [" + own.column().reference() + ", "
                                    + company.column().reference() + "]}  # found " + own.why());
        }
        return rules;
    }

    private void field(LayoutField field, Map<LayoutField, String> rules) {
        Set<LayoutField> given = rules.keySet();
        String rule = rules.get(field);
        boolean whole = field.set() == null || isWhole(field.set(), given);
        if (rule != null) {
            line((whole ? "  " : "  # ") + field.path() + ": " + rule);
        } else if (field.isRequiredBeside(given)) {
            line("  # " + field.path() + ": ?  # required, and no column was found");
        }
    }

    /** Whether an address has all that it needs; else its fields would only be a mistake. */
    private boolean isWhole(AddressSet set, Set<LayoutField> given) {
        return LayoutField.of(entity).stream()
                .filter(field -> set.equals(field.set()) && field.isRequiredBeside(given))
                .allMatch(given::contains);
    }

    private String rule(LayoutField field, ColumnGuess.Found where) {
        SampleColumn column = where.column();
        String why = "  # found " + where.why();
        boolean blind = field.definition().type() == FieldType.PHONE && region().isEmpty();
        return transform(field.definition().type(), column)
                .map(transform -> "{column: " + column.reference() + ", transforms: [" + transform + "]}" + why
                        + (blind ? "; no country is known: check the region" : ""))
                .orElse(column.reference() + why);
    }

    /** The transform that cells need which the field's own reader would not take. */
    private Optional<String> transform(FieldType type, SampleColumn column) {
        return switch (type) {
            case PHONE ->
                needs(column, PhoneReader::read, "{phone: {region: " + region().orElse(FALLBACK_REGION) + "}}");
            case COUNTRY -> needs(column, CellReaders::country, "country");
            case BOOLEAN -> needs(column, CellReaders::bool, "boolean");
            case TEXT, EMAIL, PRICE_LIST, SALES_REPS, ADDRESS_TYPE -> Optional.empty();
        };
    }

    private static Optional<String> needs(SampleColumn column, CellReader reader, String transform) {
        return column.isAll(cell -> reader.read(cell) instanceof Reading.Value)
                ? Optional.empty()
                : Optional.of(transform);
    }

    /** The country that most rows name. */
    private Optional<String> region() {
        Map<String, Long> counts = found.entrySet().stream()
                .filter(entry -> entry.getKey().definition().type() == FieldType.COUNTRY)
                .flatMap(entry -> entry.getValue().column().cells().stream())
                .map(CountryNames::code)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private void attributes() {
        List<String> lines = new ArrayList<>();
        left.forEach(column -> lines.add("#   " + YamlText.of(column.name()) + ": " + column.reference()));
        if (!lines.isEmpty()) {
            line("# Columns without a field. Take the # away to send them as attributes:");
            line("# attributes:");
            lines.forEach(this::line);
        }
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}

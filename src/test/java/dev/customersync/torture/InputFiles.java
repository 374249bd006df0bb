package dev.customersync.torture;

import dev.customersync.torture.ExpectedRow.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A customers and a contacts file, the same for the same seed, and what must become of their rows. */
record InputFiles(Path customers, Path contacts, List<ExpectedRow> rows) {
    private static final String CLEAR = "#N/A";

    /** Files with all kinds of rows: sound, invalid, given twice, and contacts of customers that are not there. */
    static InputFiles generate(Path folder, Random random, int customers) {
        Writer writer = new Writer();
        for (int i = 1; i <= customers; i++) {
            writer.add(true, "", "C-" + i, Fate.HELD, customer("C-" + i, random));
            if (random.nextInt(20) == 0) {
                writer.add(true, "", "C-" + i, Fate.DUPLICATE, customer("C-" + i, random));
            }
            if (random.nextInt(20) == 0) {
                Map<String, String> invalid = customer("X-" + i, random);
                invalid.put("email", "nobody at nowhere");
                writer.add(true, "", "X-" + i, Fate.INVALID, invalid);
                writer.add(false, "X-" + i, "P-1", Fate.BLOCKED, contact("X-" + i, "P-1", random));
            }
        }
        // The same contact keys under every customer, and those of one customer far apart.
        for (int i = 0; i < 2 * customers; i++) {
            String owner = "C-" + (i % customers + 1);
            String key = "P-" + (i / customers + 1);
            writer.add(false, owner, key, Fate.HELD, contact(owner, key, random));
            if (random.nextInt(20) == 0) {
                writer.add(false, owner, key, Fate.DUPLICATE, contact(owner, key, random));
            }
            if (random.nextInt(20) == 0) {
                Map<String, String> invalid = contact(owner, "X-" + i, random);
                invalid.put("first_name", "");
                writer.add(false, owner, "X-" + i, Fate.INVALID, invalid);
            }
        }
        return writer.write(folder, "first");
    }

    /** The same records, sound rows only: about half of them edited, some fields cleared, and some records more. */
    InputFiles edited(Path folder, Random random) {
        Writer writer = new Writer();
        rows.stream().filter(ExpectedRow::isHeld).forEach(row -> {
            writer.add(row.customer(), row.owner(), row.key(), Fate.HELD, edited(row, random));
            if (row.customer() && random.nextInt(5) == 0) {
                writer.add(false, row.key(), "P-9", Fate.HELD, contact(row.key(), "P-9", random));
                writer.add(true, "", row.key() + "-b", Fate.HELD, customer(row.key() + "-b", random));
                writer.add(false, row.key() + "-b", "P-1", Fate.HELD, contact(row.key() + "-b", "P-1", random));
            }
        });
        return writer.write(folder, "second");
    }

    private static Map<String, String> edited(ExpectedRow row, Random random) {
        Map<String, String> cells = new LinkedHashMap<>(row.cells());
        List<String> editable = row.customer()
                ? List.of("company_name", "payment_term", "billing_city", "attribute:Tier")
                : List.of("first_name", "designation", "attribute:Language");
        if (random.nextBoolean()) {
            editable.stream()
                    .filter(column -> random.nextBoolean())
                    .forEach(column -> cells.merge(column, " edited", String::concat));
        }
        if (random.nextInt(10) == 0) {
            cells.put(row.customer() ? "payment_term" : "designation", CLEAR);
        }
        return cells;
    }

    /** By which a platform that keeps no reference_id knows that record. */
    static String email(String key) {
        return key.toLowerCase(Locale.ROOT) + "@example.com";
    }

    /** What the target must hold for that cell; empty for nothing. */
    static String held(String cell) {
        return cell.equals(CLEAR) ? "" : cell;
    }

    private static Map<String, String> customer(String key, Random random) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("reference_id", key);
        cells.put("company_name", "Hammer, \"Nail\" & Söhne " + random.nextInt(1000));
        cells.put("display_name", "Hammer " + key);
        cells.put("phone", "+4930123" + (1000 + random.nextInt(9000)));
        cells.put("email", email(key));
        cells.put("payment_term", "Net " + random.nextInt(90));
        cells.put("billing_address_line_1", "Straße " + random.nextInt(1000));
        cells.put("billing_city", "Stadt " + random.nextInt(1000));
        cells.put("billing_country", "DE");
        cells.put("attribute:Tier", "T" + random.nextInt(10));
        return cells;
    }

    private static Map<String, String> contact(String owner, String key, Random random) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("customer_reference_id", owner);
        cells.put("reference_id", key);
        cells.put("first_name", "Ada " + random.nextInt(1000));
        cells.put("email", email(key));
        // Few, so that contacts of one customer share them.
        cells.put("phone", "+493012300" + (10 + random.nextInt(3)));
        cells.put("designation", "Buyer " + random.nextInt(10));
        cells.put("attribute:Language", "l" + random.nextInt(10));
        return cells;
    }

    /** Collects rows and puts them into files; what a row holds is free of line breaks. */
    private static final class Writer {
        private static final int FIRST_LINE = 2;

        private final List<ExpectedRow> rows = new ArrayList<>();
        private final List<String> customers = new ArrayList<>();
        private final List<String> contacts = new ArrayList<>();

        void add(boolean customer, String owner, String key, Fate fate, Map<String, String> cells) {
            List<String> file = customer ? customers : contacts;
            rows.add(new ExpectedRow(customer, FIRST_LINE + file.size(), owner, key, fate, cells));
            file.add(line(cells.values()));
        }

        InputFiles write(Path folder, String name) {
            return new InputFiles(
                    write(folder.resolve(name + "-customers.csv"), true),
                    write(folder.resolve(name + "-contacts.csv"), false),
                    List.copyOf(rows));
        }

        private Path write(Path file, boolean customer) {
            List<String> all = new ArrayList<>();
            rows.stream()
                    .filter(row -> row.customer() == customer)
                    .findFirst()
                    .ifPresent(row -> all.add(line(row.cells().keySet())));
            all.addAll(customer ? customers : contacts);
            try {
                return Files.write(file, all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String line(Iterable<String> cells) {
            List<String> quoted = new ArrayList<>();
            cells.forEach(cell -> quoted.add('"' + cell.replace("\"", "\"\"") + '"'));
            return quoted.stream().collect(Collectors.joining(","));
        }
    }
}

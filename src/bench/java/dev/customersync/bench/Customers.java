package dev.customersync.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The customers that the benchmark is about. Each is made of its number alone, so that every process can tell it again: as a row of
 * 16 columns, as the body that the product sends, and with the id that the server gives it. One company name in ten has a comma, so
 * that its cell is quoted.
 */
public final class Customers {
    /** Rows of {@link #writeChanged} differ by that often. */
    public static final int CHANGED_EVERY = 100;

    private static final int DIGITS = 8;
    private static final String HEADER = "reference_id,company_name,display_name,first_name,last_name,phone,email,"
            + "shipping_method,payment_term,billing_address_line_1,billing_city,billing_state,billing_country,billing_zip_code,"
            + "attribute:Segment,attribute:VAT ID";
    private static final String[] CITIES = {"Berlin", "Köln", "München", "Hamburg", "Leipzig", "Görlitz", "Kiel"};
    private static final String[] FIRST_NAMES = {"Anna", "Björn", "Carla", "Dieter", "Eva", "Frank", "Grete", "Hans"};

    private Customers() {}

    /** The key of that customer; keys sort like their numbers. */
    public static String reference(long number) {
        return "C-" + digits(number, DIGITS);
    }

    /** The id that the server gives a record of that key: its prefix, then the digits of the key. */
    public static String remoteId(char kind, String reference) {
        StringBuilder digits = new StringBuilder(12);
        reference.chars().filter(Character::isDigit).forEach(digit -> digits.append((char) digit));
        return kind + "0000000-0000-4000-8000-" + "0".repeat(Math.max(0, 12 - digits.length())) + digits;
    }

    /** Writes the first customers to a file. */
    public static Path write(Path file, long rows) {
        return write(file, rows, Integer.MAX_VALUE);
    }

    /** The same, with another payment term for one in {@value #CHANGED_EVERY}. */
    public static Path writeChanged(Path file, long rows) {
        return write(file, rows, CHANGED_EVERY);
    }

    private static Path write(Path file, long rows, int changedEvery) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.append(HEADER).append('\n');
            for (long number = 1; number <= rows; number++) {
                out.append(row(number, number % changedEvery == 0)).append('\n');
            }
        } catch (IOException e) {
            throw new BenchmarkException("Cannot write " + file, e);
        }
        return file;
    }

    private static String row(long number, boolean changed) {
        String company = company(number);
        return String.join(
                ",",
                reference(number),
                company.indexOf(',') < 0 ? company : '"' + company + '"',
                "Handel " + number,
                firstName(number),
                "Sommer" + number % 977,
                phone(number),
                email(number),
                "Ground",
                changed ? "Net 60" : "Net 30",
                street(number),
                city(number),
                "DE",
                "DE",
                zipCode(number),
                segment(number),
                vatId(number));
    }

    /** The body by which the product creates that customer. */
    public static String json(long number) {
        return "{\"reference_id\":\"" + reference(number)
                + "\",\"company_name\":\"" + company(number)
                + "\",\"display_name\":\"Handel " + number
                + "\",\"first_name\":\"" + firstName(number)
                + "\",\"last_name\":\"Sommer" + number % 977
                + "\",\"phone\":\"" + phone(number)
                + "\",\"email\":\"" + email(number)
                + "\",\"shipping_method\":\"Ground\",\"payment_term\":\"Net 30\",\"addresses\":[{\"reference_id\":\""
                + reference(number)
                + "-billing\",\"type\":\"billing\",\"address_line_1\":\"" + street(number)
                + "\",\"city\":\"" + city(number)
                + "\",\"state\":\"DE\",\"country\":\"DE\",\"zip_code\":\"" + zipCode(number)
                + "\"}],\"attributes\":[{\"name\":\"Segment\",\"value\":\"" + segment(number)
                + "\"},{\"name\":\"VAT ID\",\"value\":\"" + vatId(number) + "\"}]}";
    }

    private static String company(long number) {
        return number % 10 == 0 ? "Handelshaus Nord, Filiale " + number : "Handelshaus Süd Filiale " + number;
    }

    private static String firstName(long number) {
        return FIRST_NAMES[(int) (number % FIRST_NAMES.length)];
    }

    private static String phone(long number) {
        return "+49302" + digits(number % 10_000_000, 7);
    }

    private static String email(long number) {
        return "einkauf" + number + "@kunde.example.com";
    }

    private static String street(long number) {
        return "Lange Straße " + number % 311;
    }

    private static String city(long number) {
        return CITIES[(int) (number % CITIES.length)];
    }

    private static String zipCode(long number) {
        return digits(10_000 + number % 80_000, 5);
    }

    private static String segment(long number) {
        return "S" + number % 13;
    }

    private static String vatId(long number) {
        return "DE" + digits(number, 9);
    }

    private static String digits(long number, int length) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }
}

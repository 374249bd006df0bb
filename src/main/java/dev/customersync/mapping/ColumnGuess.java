package dev.customersync.mapping;

import dev.customersync.problem.NearestName;
import dev.customersync.record.EntityType;
import dev.customersync.record.FieldType;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * Finds the column of each field: first by the names that it is known by, then by names that differ from these by a slip, then by what the
 * cells look like. No column is taken twice.
 */
final class ColumnGuess {
    private static final Map<FieldType, Predicate<String>> LOOKS = looks();

    private static final int MIN_DIGITS = 7;
    /** A slip makes another word of a shorter one: of nome, name. */
    private static final int MIN_LETTERS = 6;

    private final List<LayoutField> fields;
    private final ColumnSynonyms synonyms;
    private final List<SampleColumn> columns;
    private final Map<LayoutField, Found> found = new LinkedHashMap<>();
    private final Set<SampleColumn> taken = new HashSet<>();

    /** A column and why it was taken, for people. */
    record Found(SampleColumn column, String why) {}

    ColumnGuess(EntityType entity, List<SampleColumn> columns) {
        this.fields = LayoutField.of(entity);
        this.synonyms = new ColumnSynonyms(entity);
        this.columns = columns;
    }

    private static Map<FieldType, Predicate<String>> looks() {
        Map<FieldType, Predicate<String>> looks = new EnumMap<>(FieldType.class);
        looks.put(FieldType.EMAIL, EmailValidator.getInstance()::isValid);
        looks.put(FieldType.PHONE, ColumnGuess::isPhone);
        looks.put(FieldType.COUNTRY, cell -> CountryNames.code(cell).isPresent());
        return looks;
    }

    /** Digits alone are a key as well. */
    private static boolean isPhone(String cell) {
        return cell.matches("\\+?[0-9 ()/.x-]{7,25}")
                && cell.replaceAll("[^0-9]", "").length() >= MIN_DIGITS
                && !cell.matches("[0-9]+");
    }

    /** The fields that have a column. */
    Map<LayoutField, Found> find() {
        look("by its name", this::named);
        look("by a name much like it", this::nearlyNamed);
        look("by its cells", this::looking);
        return found;
    }

    /** The columns that no field has. */
    List<SampleColumn> left() {
        return columns.stream().filter(column -> !taken.contains(column)).toList();
    }

    private void look(String why, BiFunction<LayoutField, List<SampleColumn>, Optional<SampleColumn>> search) {
        for (LayoutField field : fields) {
            if (!found.containsKey(field)) {
                search.apply(field, left()).ifPresent(column -> {
                    found.put(field, new Found(column, why));
                    taken.add(column);
                });
            }
        }
    }

    private Optional<SampleColumn> named(LayoutField field, List<SampleColumn> free) {
        return synonyms.of(field).stream()
                .flatMap(name -> free.stream().filter(column -> ColumnSynonyms.normalised(column.name())
                        .equals(name)))
                .findFirst();
    }

    private Optional<SampleColumn> nearlyNamed(LayoutField field, List<SampleColumn> free) {
        return free.stream()
                .filter(column -> isNearly(ColumnSynonyms.normalised(column.name()), synonyms.of(field)))
                .findFirst();
    }

    /** A digit more or less is no slip: Address is not Address 2. */
    private static boolean isNearly(String column, List<String> names) {
        return names.stream()
                .filter(name -> name.length() >= MIN_LETTERS && digits(name).equals(digits(column)))
                .anyMatch(name -> NearestName.of(column, List.of(name)).isPresent());
    }

    private static String digits(String name) {
        return name.replaceAll("[^0-9]", "");
    }

    /** The record's own fields only: of an address, cells do not tell whether it is for bills or for goods. */
    private Optional<SampleColumn> looking(LayoutField field, List<SampleColumn> free) {
        Predicate<String> looks = LOOKS.get(field.definition().type());
        return looks == null || field.set() != null
                ? Optional.empty()
                : free.stream().filter(column -> column.isMostly(looks)).findFirst();
    }
}

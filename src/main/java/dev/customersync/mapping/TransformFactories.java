package dev.customersync.mapping;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Make transforms of the options that a profile gives, and note what is wrong with these. */
final class TransformFactories {
    private static final int TWO_LETTERS = 2;

    private TransformFactories() {}

    static Optional<Transform> booleanWords(TransformArguments arguments) {
        if (!arguments.has("yes") && !arguments.has("no")) {
            return Optional.of(BooleanWords.USUAL);
        }
        List<String> yes = arguments.requiredTexts("yes");
        List<String> no = arguments.requiredTexts("no");
        BooleanWords words = BooleanWords.of(yes, no);
        Optional<String> both =
                words.yes().stream().filter(words.no()::contains).findFirst();
        if (both.isPresent()) {
            arguments.refuse("each word under yes or under no", Excerpt.of(both.get()) + " under both");
            return Optional.empty();
        }
        return yes.isEmpty() || no.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    static Optional<Transform> date(TransformArguments arguments) {
        Optional<String> from = arguments.requiredText("from");
        Optional<String> to = arguments.textOr("to", "yyyy-MM-dd");
        Optional<String> locale = arguments.textOr("locale", "en");
        if (from.isEmpty() || to.isEmpty() || locale.isEmpty()) {
            return Optional.empty();
        }
        Locale language = Locale.forLanguageTag(locale.get());
        if (Arrays.stream(Locale.getISOLanguages()).noneMatch(language.getLanguage()::equals)) {
            arguments.refuse("a language tag such as en, de or fr-CA as locale", Excerpt.of(locale.get()));
            return Optional.empty();
        }
        try {
            return Optional.of(DateForm.of(from.get(), to.get(), language));
        } catch (IllegalArgumentException | DateTimeException e) {
            arguments.refuse(
                    "date patterns such as dd.MM.yyyy, of which to asks for no more than from gives",
                    Excerpt.of(from.get()) + " and " + Excerpt.of(to.get()) + " (" + e.getMessage() + ")");
            return Optional.empty();
        }
    }

    static Optional<Transform> number(TransformArguments arguments) {
        Optional<String> decimal = arguments.requiredText("decimal");
        Optional<String> grouping = arguments.textOr("grouping", "");
        if (decimal.isEmpty() || grouping.isEmpty()) {
            return Optional.empty();
        }
        if (!isMark(decimal.get())
                || !(grouping.get().isEmpty() || isMark(grouping.get()))
                || decimal.equals(grouping)) {
            arguments.refuse(
                    "two different marks, each of one character and no digit",
                    "decimal " + Excerpt.of(decimal.get()) + " and grouping " + Excerpt.of(grouping.get()));
            return Optional.empty();
        }
        return Optional.of(NumberForm.of(decimal.get(), grouping.get()));
    }

    private static boolean isMark(String text) {
        return text.length() == 1 && !Character.isDigit(text.charAt(0)) && "+-".indexOf(text.charAt(0)) < 0;
    }

    static Optional<Transform> phone(TransformArguments arguments) {
        Optional<String> region = arguments.requiredText("region");
        if (region.isPresent() && !PhoneReader.isRegion(region.get())) {
            String like = region.get().length() == TWO_LETTERS
                    ? region.get().toUpperCase(Locale.ROOT)
                    : CountryNames.code(region.get()).orElse("DE");
            arguments.refuse(
                    "a two-letter country code such as " + (PhoneReader.isRegion(like) ? like : "DE") + " as region",
                    Excerpt.of(region.get()));
            return Optional.empty();
        }
        return region.map(code -> text -> PhoneReader.readNational(text, code));
    }

    static Optional<Transform> replace(TransformArguments arguments) {
        Optional<String> regex = arguments.requiredText("pattern");
        Optional<String> with = arguments.requiredText("with");
        if (regex.isEmpty() || with.isEmpty()) {
            return Optional.empty();
        }
        try {
            Pattern pattern = Pattern.compile(regex.get());
            // Matches the empty text, so that groups which the pattern does not have show up here and not on a row.
            String replaced =
                    Pattern.compile("(?:" + regex.get() + "\n)|").matcher("").replaceAll(with.get());
            return replaced == null ? Optional.empty() : Optional.of(TextTransforms.replace(pattern, with.get()));
        } catch (PatternSyntaxException e) {
            arguments.refuse(
                    "a regular expression as pattern", Excerpt.of(regex.get()) + " (" + e.getDescription() + ")");
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            arguments.refuse(
                    "a replacement that names groups of the pattern only ($1)",
                    Excerpt.of(with.get()) + " (" + e.getMessage() + ")");
        }
        return Optional.empty();
    }

    static Optional<Transform> split(TransformArguments arguments) {
        Optional<String> separator = arguments.requiredText("separator");
        Optional<Integer> part = arguments.required("part").flatMap(value -> value.wholeNumber(Integer.MIN_VALUE));
        if (separator.isEmpty() || part.isEmpty()) {
            return Optional.empty();
        }
        if (separator.get().isEmpty() || part.get() == 0) {
            arguments.refuse(
                    "a separator that is not empty, and a part from 1 on or, from the end, from -1 back",
                    Excerpt.of(separator.get()) + " and " + part.get());
            return Optional.empty();
        }
        return Optional.of(TextTransforms.split(separator.get(), part.get()));
    }
}

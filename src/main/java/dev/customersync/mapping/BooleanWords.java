package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words for yes and no, in either case. */
record BooleanWords(Set<String> yes, Set<String> no) implements Transform {

    /** What ERP exports of the larger languages hold, SAP's {@code tYES} among them. */
    static final BooleanWords USUAL = BooleanWords.of(
            List.of(
                    "true", "yes", "y", "1", "x", "on", "tyes", "ja", "j", "wahr", "oui", "o", "vrai", "sí", "si", "s",
                    "sim", "tak", "t", "ano", "da"),
            List.of(
                    "false", "no", "n", "0", "off", "tno", "nein", "falsch", "non", "faux", "não", "nao", "nie", "ne",
                    "nej", "nee"));

    static BooleanWords of(Collection<String> yes, Collection<String> no) {
        return new BooleanWords(lower(yes), lower(no));
    }

    private static Set<String> lower(Collection<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Reading apply(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (yes.contains(word)) {
            return new Reading.Value("true");
        }
        return no.contains(word)
                ? new Reading.Value("false")
                : CellReaders.wrong(ErrorCode.BOOLEAN, "a word for yes or no" + examples(), text);
    }

    private String examples() {
        return equals(USUAL) ? " such as yes, no, true, false" : " (" + some(yes) + "; " + some(no) + ")";
    }

    private static String some(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}

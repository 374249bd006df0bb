package dev.customersync.reconcile;

import java.util.List;
import java.util.function.Consumer;

/** Lends the inputs for as long as they are read: a database's snapshot should not stay open while the target is. */
@FunctionalInterface
public interface SourceAccess {
    /** Reads nothing. */
    SourceAccess NONE = reading -> reading.accept(List.of());

    /** Opens the inputs, has them read, and closes them. */
    void read(Consumer<List<SourceRows>> reading);
}

package dev.customersync.mapping;

import dev.customersync.problem.ErrorCode;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.FieldType;

/** Reads a cell that says something, neither blank nor the mark to clear, as the value of a field. Thread-safe. */
@FunctionalInterface
interface CellReader {

    /** The value, or what is wrong with the cell. */
    Reading read(String cell);

    /** The reader that a field's type and length ask for. */
    static CellReader of(FieldDefinition field) {
        if (field.name().equals(FieldDefinition.REFERENCE_ID)) {
            return ofKey(field);
        }
        CellReader byType =
                switch (field.type()) {
                    case TEXT -> CellReaders::text;
                    case EMAIL -> CellReaders::email;
                    case PHONE -> PhoneReader::read;
                    case PRICE_LIST -> ReferenceReader.PRICE_LIST;
                    case SALES_REPS -> ReferenceReader.SALES_REP.ofList();
                    case COUNTRY -> CellReaders::country;
                    case ADDRESS_TYPE -> CellReaders::addressType;
                    case BOOLEAN -> CellReaders::bool;
                };
        // What a reference stands for in the payload is an id, however long the name or the list of them is.
        boolean reference = field.type() == FieldType.PRICE_LIST || field.type() == FieldType.SALES_REPS;
        return reference ? byType : byType.upTo(field.maxLength());
    }

    /** The reader of a key, the record's own or its customer's. */
    static CellReader ofKey(FieldDefinition field) {
        CellReader key = CellReaders::key;
        return key.upTo(field.maxLength());
    }

    /** This reader with another knowledge of names; itself when it reads none. */
    default CellReader with(References known) {
        return this;
    }

    /** This reader, which must not be one of references, for cells of at most that many characters. */
    default CellReader upTo(int maxLength) {
        return cell -> {
            int length = cell.codePointCount(0, cell.length());
            return length <= maxLength
                    ? read(cell)
                    : new Reading.Wrong(
                            ErrorCode.TOO_LONG,
                            "at most " + maxLength + " characters",
                            length + " in " + Excerpt.of(cell));
        };
    }
}

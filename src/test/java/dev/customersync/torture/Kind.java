package dev.customersync.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The platforms, and how each is to hold what the rows say. A platform more is a constant more. */
enum Kind {
    WIZCOMMERCE {
        @Override
        Map<String, String> held(Platform platform, InputFiles inputs) throws Exception {
            Map<String, JsonNode> customers = byKey(platform, "customers");
            Map<String, JsonNode> contacts = byKey(platform, "contacts");
            Map<String, JsonNode> addresses = byKey(platform, "addresses");
            assertThat(addresses.keySet())
                    .as("addresses held")
                    .isEqualTo(customers.keySet().stream()
                            .map(key -> key.substring(1) + key + "-billing")
                            .collect(Collectors.toSet()));
            inputs.rows().stream().filter(ExpectedRow::isHeld).forEach(row -> {
                JsonNode record = of(row.customer() ? customers : contacts, row.owner() + "/" + row.key());
                contentIs(row, record, of(addresses, row.key() + "/" + row.key() + "-billing"));
            });
            Map<String, String> ids = new TreeMap<>();
            customers.forEach((key, record) -> ids.put("customer " + key, id(record)));
            contacts.forEach((key, record) -> ids.put("contact " + key, id(record)));
            return ids;
        }

        private Map<String, JsonNode> byKey(Platform platform, String entity) throws Exception {
            Map<String, JsonNode> records = new HashMap<>();
            for (JsonNode record : platform.records(entity)) {
                records.put(
                        record.path("customer_reference_id").asString("") + "/"
                                + record.path("reference_id").asString(""),
                        record);
            }
            return records;
        }

        private void contentIs(ExpectedRow row, JsonNode record, JsonNode address) {
            row.cells().forEach((column, cell) -> {
                if (column.equals("customer_reference_id")) {
                    return;
                }
                String found;
                if (column.startsWith("billing_")) {
                    found = text(address.path("received"), column.substring("billing_".length()));
                } else if (column.startsWith("attribute:")) {
                    found = attribute(record.path("received"), column.substring("attribute:".length()));
                } else if (column.equals("reference_id")) {
                    found = record.path("reference_id").asString("");
                } else {
                    found = text(record.path("received"), column);
                }
                assertSame(column, row, found, InputFiles.held(cell));
            });
        }

        private String attribute(JsonNode node, String name) {
            List<String> values = new ArrayList<>();
            node.path("attributes").values().forEach(attribute -> {
                if (attribute.path("name").asString("").equals(name)) {
                    values.add(text(attribute, "value"));
                }
            });
            return String.join(" AND ", values);
        }
    },
    /** Customers are told by their e-mail addresses, contacts by what they say; two of one customer may share a number. */
    ECWID {
        @Override
        Map<String, String> held(Platform platform, InputFiles inputs) throws Exception {
            Map<String, JsonNode> customers = new TreeMap<>();
            Map<String, String> emailsById = new HashMap<>();
            for (JsonNode record : platform.records("customers")) {
                customers.put(text(record.path("received"), "email"), record);
                emailsById.put(id(record), text(record.path("received"), "email"));
            }
            Map<String, JsonNode> contacts = new TreeMap<>();
            for (JsonNode record : platform.records("contacts")) {
                contacts.put(
                        emailsById.get(text(record, "customer_id")) + " " + text(record.path("received"), "type") + " "
                                + text(record.path("received"), "contact"),
                        record);
            }
            Set<String> expected = new TreeSet<>();
            Map<String, String> ids = new TreeMap<>();
            for (ExpectedRow row : inputs.rows()) {
                if (row.isHeld() && row.customer()) {
                    JsonNode record = of(customers, cell(row, "email"));
                    customerIs(row, record.path("received"));
                    ids.put("customer /" + row.key(), id(record));
                } else if (row.isHeld()) {
                    String owner = InputFiles.email(row.owner());
                    String email = owner + " EMAIL " + cell(row, "email");
                    expected.add(email);
                    expected.add(owner + " PHONE " + cell(row, "phone"));
                    assertSame("note", row, text(of(contacts, email).path("received"), "note"), note(row));
                    ids.put("contact " + row.owner() + "/" + row.key(), id(of(contacts, email)));
                }
            }
            assertThat(contacts.keySet()).as("contacts held").isEqualTo(expected);
            return ids;
        }

        private void customerIs(ExpectedRow row, JsonNode customer) {
            JsonNode person = customer.path("billingPerson");
            assertSame("company_name", row, text(person, "companyName"), cell(row, "company_name"));
            assertSame("phone", row, text(person, "phone"), cell(row, "phone"));
            assertSame("name", row, text(person, "name"), cell(row, "display_name"));
            assertSame("street", row, text(person, "street"), cell(row, "billing_address_line_1"));
            assertSame("city", row, text(person, "city"), cell(row, "billing_city"));
        }

        private String note(ExpectedRow row) {
            String designation = cell(row, "designation");
            return cell(row, "first_name") + (designation.isEmpty() ? "" : ", " + designation);
        }

        private String cell(ExpectedRow row, String column) {
            return InputFiles.held(row.cells().getOrDefault(column, ""));
        }
    };

    /** As {@code SYNC_TARGET} names it. */
    String target() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Asserts that the platform holds just what the rows say.
     *
     * @return the remote ids by entity and key, as the sync state must have them
     */
    abstract Map<String, String> held(Platform platform, InputFiles inputs) throws Exception;

    private static void assertSame(String what, ExpectedRow row, String found, String expected) {
        assertThat(found)
                .as(what + " of " + row.entity() + " " + row.owner() + "/" + row.key() + " at the platform")
                .isEqualTo(expected);
    }

    private static JsonNode of(Map<String, JsonNode> records, String key) {
        return records.getOrDefault(key, MissingNode.getInstance());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asString("");
    }

    private static String id(JsonNode record) {
        return record.path("id").asString("");
    }
}

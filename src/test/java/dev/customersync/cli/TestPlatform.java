package dev.customersync.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What tests that hold for every platform need to know of each. A platform more is a constant more. Customers of such tests have the
 * e-mail address {@code <reference_id>@example.com}, by which platforms that keep no reference_id tell them.
 */
enum TestPlatform {
    WIZCOMMERCE("PATCH 201", "PATCH 429", 1) {
        @Override
        String faultKey(String customer) {
            return customer;
        }

        @Override
        String referenceId(JsonNode held) {
            return held.path("reference_id").asString();
        }

        @Override
        String companyName(JsonNode held) {
            return held.path("received").path("company_name").asString("");
        }

        @Override
        String phone(JsonNode held) {
            return held.path("received").path("phone").asString("");
        }

        @Override
        String customerPath(JsonNode held) {
            return "/v1/customers/" + held.path("id").asString();
        }

        @Override
        Map<String, String> newCustomer(String customer, String companyName) {
            return Map.of("/v1/customers", """
                    {"reference_id": "%s", "company_name": "%s", "display_name": "%s", "email": "%s"}
                    """.formatted(customer, companyName, companyName, email(customer)));
        }

        @Override
        int contactsOf(int contacts, int phones) {
            return contacts;
        }
    },
    ECWID("PUT 200", "PUT 429", 2) {
        @Override
        String faultKey(String customer) {
            return email(customer);
        }

        @Override
        String referenceId(JsonNode held) {
            String email = held.path("received").path("email").asString("");
            return email.replaceAll("@.*", "").toUpperCase(Locale.ROOT);
        }

        @Override
        String companyName(JsonNode held) {
            return held.path("received")
                    .path("billingPerson")
                    .path("companyName")
                    .asString("");
        }

        @Override
        String phone(JsonNode held) {
            return held.path("received").path("billingPerson").path("phone").asString("");
        }

        @Override
        String customerPath(JsonNode held) {
            return "/api/v3/1003/customers/" + held.path("id").asString();
        }

        @Override
        Map<String, String> newCustomer(String customer, String companyName) {
            return Map.of("/api/v3/1003/customers", """
                    {"email": "%s", "billingPerson": {"name": "%s", "companyName": "%s"}}
                    """.formatted(email(customer), companyName, companyName));
        }

        @Override
        int contactsOf(int contacts, int phones) {
            return contacts + phones;
        }
    };

    private final String updated;
    private final String updateThrottled;
    private final int updateRequests;

    TestPlatform(String updated, String updateThrottled, int updateRequests) {
        this.updated = updated;
        this.updateThrottled = updateThrottled;
        this.updateRequests = updateRequests;
    }

    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How the sandbox counts a change of a customer that went well. */
    String updated() {
        return updated;
    }

    /** How the sandbox counts a change of a customer that was throttled. */
    String updateThrottled() {
        return updateThrottled;
    }

    /** How many requests it takes to change a field of a customer that is not in a list. */
    int updateRequests() {
        return updateRequests;
    }

    /** What a fault rule calls that customer. */
    abstract String faultKey(String customer);

    /** Our key of a customer that the sandbox holds. */
    abstract String referenceId(JsonNode held);

    abstract String companyName(JsonNode held);

    abstract String phone(JsonNode held);

    /** Where a customer is that the sandbox holds. */
    abstract String customerPath(JsonNode held);

    /** Where to POST what, to make a customer by hand. */
    abstract Map<String, String> newCustomer(String customer, String companyName);

    /** How many of the platform's contacts that many contact records are, so many of them with a phone number. */
    abstract int contactsOf(int contacts, int phones);

    static String email(String customer) {
        return customer.toLowerCase(Locale.ROOT) + "@example.com";
    }

    /** The customers that the sandbox holds, by our key. */
    Map<String, JsonNode> customers(Workplace workplace) throws Exception {
        Map<String, JsonNode> customers = new TreeMap<>();
        for (JsonNode held : new LinkedHashMap<>(workplace.held("customers")).values()) {
            customers.put(referenceId(held), held);
        }
        return customers;
    }
}

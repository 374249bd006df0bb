package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.wire.Entity;
import dev.customersync.sandbox.wire.Json;
import dev.customersync.sandbox.wizcommerce.Refusal.Detail;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and checks the body of a request; what is not right is refused, all fields at once. */
final class Body {
    private final List<Detail> details = new ArrayList<>();

    private Body() {}

    /** A body that has to hold all that is required. */
    static ObjectNode whole(String text, Entity entity) {
        return read(text, entity, false);
    }

    /** A body that may leave out anything. */
    static ObjectNode partial(String text, Entity entity) {
        return read(text, entity, true);
    }

    private static ObjectNode read(String text, Entity entity, boolean partial) {
        ObjectNode body = parse(text);
        Body check = new Body();
        check.fields(body, rules(entity), partial, "");
        if (entity == Entity.CUSTOMER) {
            check.nested(body, Entity.ADDRESS);
            check.nested(body, Entity.CONTACT);
        }
        if (!check.details.isEmpty()) {
            throw Refusal.invalid(check.details);
        }
        return body;
    }

    private static ObjectNode parse(String text) {
        try {
            return Json.object(text);
        } catch (JacksonException | IllegalArgumentException e) {
            throw Refusal.of(400, "The body is not a JSON object.");
        }
    }

    private void fields(ObjectNode object, List<FieldRule> rules, boolean partial, String path) {
        for (FieldRule rule : rules) {
            JsonNode value = object.path(rule.name());
            boolean given = !value.isMissingNode();
            boolean empty = !given
                    || value.isNull()
                    || (value.isString() && value.stringValue().isBlank());
            if (rule.required() && empty) {
                if (given || !partial) {
                    details.add(new Detail(path + rule.name(), "is required"));
                }
            } else if (given && !value.isNull()) {
                rule.format()
                        .complaint(value)
                        .ifPresent(complaint -> details.add(new Detail(path + rule.name(), complaint)));
            }
        }
    }

    private void nested(ObjectNode customer, Entity entity) {
        JsonNode list = customer.path(entity.plural());
        if (list.isMissingNode() || list.isNull()) {
            return;
        }
        if (!list.isArray()) {
            details.add(new Detail(entity.plural(), "must be a list"));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            String path = entity.plural() + "[" + i + "]";
            if (list.get(i) instanceof ObjectNode element) {
                fields(element, rules(entity), false, path + ".");
            } else {
                details.add(new Detail(path, "must be an object"));
            }
        }
    }

    private static List<FieldRule> rules(Entity entity) {
        return switch (entity) {
            case CUSTOMER -> FieldRule.CUSTOMER;
            case CONTACT -> FieldRule.CONTACT;
            case ADDRESS -> FieldRule.ADDRESS;
            case SALES_REP, PRICE_LIST, ATTRIBUTE -> throw new IllegalArgumentException(entity + " is never written");
        };
    }
}

package dev.customersync.target.ecwid;

import dev.customersync.http.JsonClient;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.target.ClientLimits;
import dev.customersync.target.ecwid.EcwidProperties.CustomerField;
import dev.customersync.target.ecwid.ExtraField.Place;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Ecwid the target when {@code sync.target} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sync.target", havingValue = EcwidTarget.KIND)
@EnableConfigurationProperties(EcwidProperties.class)
class EcwidConfiguration {

    @Bean
    EcwidSettings ecwidSettings(EcwidProperties properties) {
        String storeId = required(properties.storeId(), "ECWID_STORE_ID: expected the number of the store");
        if (!storeId.matches("[0-9]{1,18}")) {
            throw new SyncException(
                    ErrorCode.CONFIGURATION,
                    "ecwid.store-id (ECWID_STORE_ID): expected the number of the store, found \"" + storeId + "\"");
        }
        String token = required(properties.token(), "ECWID_TOKEN: expected the access token of store " + storeId);
        return new EcwidSettings(
                properties.baseUrl(), storeId, () -> token, note(properties), extraFields(properties.customerFields()));
    }

    private static String required(@Nullable String value, String expected) {
        if (value == null || value.isBlank()) {
            throw new SyncException(
                    ErrorCode.CREDENTIALS,
                    expected + ", found none; to try the product without an account, add --sandbox");
        }
        return value.strip();
    }

    private static ContactNote note(EcwidProperties properties) {
        try {
            return ContactNote.of(properties.contactNote());
        } catch (IllegalArgumentException e) {
            throw new SyncException(
                    ErrorCode.CONFIGURATION, "ecwid.contact-note (ECWID_CONTACT_NOTE): " + e.getMessage(), e);
        }
    }

    private static List<ExtraField> extraFields(List<CustomerField> fields) {
        List<ExtraField> extras = new ArrayList<>();
        Set<Place> taken = EnumSet.noneOf(Place.class);
        for (int i = 0; i < fields.size(); i++) {
            CustomerField field = fields.get(i);
            String property = "ecwid.customer-fields[" + i + "]";
            if (!ExtraField.mayGoElsewhere(field.from())) {
                throw new SyncException(
                        ErrorCode.CONFIGURATION,
                        property + ".from: expected attribute:NAME or one of "
                                + CustomerFields.HOMELESS.stream().sorted().collect(Collectors.joining(", "))
                                + ", found \"" + field.from() + "\"");
            }
            Place place = Place.of(field.to())
                    .orElseThrow(() -> new SyncException(
                            ErrorCode.CONFIGURATION,
                            property + ".to: expected one of " + Place.all() + ", found \"" + field.to() + "\""));
            if (!taken.add(place) && !place.takesSeveral()) {
                throw new SyncException(
                        ErrorCode.CONFIGURATION,
                        property + ".to: expected a field that no other one goes to, found \"" + field.to() + "\"");
            }
            extras.add(new ExtraField(field.from(), place));
        }
        return List.copyOf(extras);
    }

    @Bean
    JsonClient ecwidClient(EcwidSettings settings, ClientLimits limits) {
        return new JsonClient(settings.client(limits), limits.stopping());
    }

    @Bean
    EcwidTarget ecwidTarget(JsonClient client, EcwidSettings settings, Clock clock) {
        return new EcwidTarget(client, settings, clock);
    }
}

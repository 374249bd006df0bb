package dev.customersync.target.wizcommerce;

import dev.customersync.http.JsonClient;
import dev.customersync.http.Rate;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.target.ClientLimits;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes WizCommerce the target when {@code sync.target} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sync.target", havingValue = WizCommerceTarget.KIND)
@EnableConfigurationProperties(WizCommerceProperties.class)
class WizCommerceConfiguration {

    /** The platform's limit is not documented. */
    private static final Rate RATE = new Rate(10, Duration.ofSeconds(1));

    @Bean
    WizCommerceSettings wizCommerceSettings(WizCommerceProperties properties) {
        String apiKey = properties.apiKey();
        if (apiKey == null || apiKey.isBlank()) {
            throw new SyncException(
                    ErrorCode.CREDENTIALS,
                    "WIZCOMMERCE_API_KEY: expected the API key of the account at " + properties.baseUrl()
                            + ", found none; to try the product without an account, add --sandbox");
        }
        return new WizCommerceSettings(properties.baseUrl(), () -> apiKey, properties.contactUpdate());
    }

    @Bean
    JsonClient wizCommerceClient(WizCommerceSettings settings, ClientLimits limits) {
        return new JsonClient(
                settings.client(limits.rateOr(RATE), limits.concurrency(), limits.retries(), limits.timeouts()),
                limits.stopping());
    }

    @Bean
    WizCommerceTarget wizCommerceTarget(JsonClient client, WizCommerceSettings settings) {
        return new WizCommerceTarget(client, settings);
    }
}

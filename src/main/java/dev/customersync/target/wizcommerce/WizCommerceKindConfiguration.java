package dev.customersync.target.wizcommerce;

import dev.customersync.target.TargetKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes known that there is this platform, whichever is used. */
@Configuration(proxyBeanMethods = false)
class WizCommerceKindConfiguration {

    @Bean
    TargetKind wizCommerce() {
        return new TargetKind(WizCommerceTarget.KIND);
    }
}

package dev.customersync.target.ecwid;

import dev.customersync.target.TargetKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes known that there is this platform, whichever is used. */
@Configuration(proxyBeanMethods = false)
class EcwidKindConfiguration {

    @Bean
    TargetKind ecwid() {
        return new TargetKind(EcwidTarget.KIND);
    }
}

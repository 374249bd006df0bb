package dev.customersync.reconcile;

import dev.customersync.run.StopSignal;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the two commands of this package together. */
@Configuration(proxyBeanMethods = false)
class ReconcileConfiguration {
    @Bean
    Reconciliation reconciliation(
            DataSource dataSource, SyncStates states, Target target, StopSignal stop, Clock clock) {
        return new Reconciliation(dataSource, states, target, stop, clock);
    }

    @Bean
    Export export(DataSource dataSource, SyncStates states, Target target, StopSignal stop) {
        return new Export(dataSource, states, target, stop);
    }
}

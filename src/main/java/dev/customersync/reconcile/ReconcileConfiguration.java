package dev.customersync.reconcile;

import dev.customersync.progress.Progress;
import dev.customersync.run.StopSignal;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the two commands of this package together. */
@Configuration(proxyBeanMethods = false)
class ReconcileConfiguration {
    @Bean
    Reconciliation reconciliation(
            DataSource dataSource,
            SyncStates states,
            Target target,
            ObjectProvider<Progress> progress,
            StopSignal stop,
            Clock clock) {
        return new Reconciliation(
                dataSource, states, target, progress.getIfAvailable(() -> Progress.NONE), stop, clock);
    }

    @Bean
    Export export(
            DataSource dataSource,
            SyncStates states,
            Target target,
            ObjectProvider<Progress> progress,
            StopSignal stop) {
        return new Export(dataSource, states, target, progress.getIfAvailable(() -> Progress.NONE), stop);
    }
}

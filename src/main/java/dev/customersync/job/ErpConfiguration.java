package dev.customersync.job;

import dev.customersync.database.EmbeddedDatabase;
import dev.customersync.outcome.RowsToReread;
import dev.customersync.source.erp.ErpSettings;
import dev.customersync.state.Watermarks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts together that read the ERP's staging database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ErpSettings.class)
class ErpConfiguration {

    @Bean
    ErpDatabase erpDatabase(ErpSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        return new ErpDatabase(settings, embedded);
    }

    @Bean
    ReadMarks readMarks(JdbcClient jdbc, TargetName target, SyncSettings settings) {
        return new ReadMarks(
                new Watermarks(jdbc, target.value(), settings.feed()),
                new RowsToReread(jdbc, target.value(), settings.feed()));
    }

    /** Our own tables only when they are asked for: what validates has none. */
    @Bean
    ErpInputs erpInputs(ErpSettings settings, ErpDatabase database, ObjectProvider<ReadMarks> marks) {
        return new ErpInputs(settings, database, marks);
    }
}

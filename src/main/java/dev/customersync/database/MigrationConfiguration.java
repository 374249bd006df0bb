package dev.customersync.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables, which are brought up to date before anything uses them. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    @Bean
    Flyway flyway(DataSource dataSource) {
        return Flyway.configure().dataSource(dataSource).load();
    }

    @Bean
    Migration migration(DataSource dataSource, ObjectProvider<Flyway> flyway) {
        return new Migration(new SchemaHistory(dataSource), flyway::getObject);
    }
}

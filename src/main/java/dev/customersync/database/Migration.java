package dev.customersync.database;

import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;

/** Brings the tables up to date when the application makes it, by Flyway, which is not so much as loaded where they are. */
record Migration(SchemaHistory history, Supplier<Flyway> flyway) implements InitializingBean {

    @Override
    public void afterPropertiesSet() {
        if (!history.isUpToDate()) {
            flyway.get().migrate();
        }
    }
}

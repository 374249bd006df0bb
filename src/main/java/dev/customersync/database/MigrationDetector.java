package dev.customersync.database;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Lets Spring make the {@link Migration} before all that uses the tables. Spring Boot makes it, as {@code spring.factories} says. */
final class MigrationDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(Migration.class);
    }
}

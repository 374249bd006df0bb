package dev.customersync.cli;

import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/** The product's own configurations, by a list of them: to look for them takes longer than a run of a few rows should. */
final class Configurations implements ImportSelector {

    @Override
    public String[] selectImports(AnnotationMetadata application) {
        return ImportCandidates.load(Configuration.class, Configurations.class.getClassLoader())
                .getCandidates()
                .toArray(String[]::new);
    }
}

package dev.customersync.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = CustomerSync.class.getPackage().getImplementationVersion();
        return new String[] {"customer-sync " + (version == null ? "(not packaged)" : version)};
    }
}

package dev.customersync.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes the product start from a class-data archive, by the steps that its documentation tells. */
public final class ClassDataArchive {
    private ClassDataArchive() {}

    /** The same product, unpacked into that folder and with an archive. */
    public static Product of(Product product, Path folder) {
        extract(product, folder);
        Product unpacked = product.from(folder.resolve("customer-sync.jar"));
        String archive = folder.resolve("customer-sync.jsa").toString();
        new Product(unpacked.jar(), unpacked.javaOptions(), Map.of(), folder)
                .withJava("-XX:ArchiveClassesAtExit=" + archive)
                .run(
                        "sync",
                        "--sandbox",
                        "--customers",
                        samples("customers.csv"),
                        "--contacts",
                        samples("contacts.csv"));
        return unpacked.withJava("-XX:SharedArchiveFile=" + archive);
    }

    private static void extract(Product product, Path folder) {
        try {
            int exit = new Java(List.of("-Djarmode=tools"))
                    .command(List.of("-jar", product.jar().toString(), "extract", "--destination", folder.toString()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new BenchmarkException("The jar cannot be extracted to " + folder);
            }
        } catch (IOException e) {
            throw new BenchmarkException("The jar cannot be extracted to " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    private static String samples(String file) {
        return Path.of("samples", file).toAbsolutePath().toString();
    }
}

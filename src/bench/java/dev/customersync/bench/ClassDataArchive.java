package dev.customersync.bench;

import java.nio.file.Path;
import java.util.Map;

/** Makes the product start from a class-data archive, by the steps that its documentation tells. */
public final class ClassDataArchive {
    private ClassDataArchive() {}

    /** The same product with an archive, which is made in that folder. */
    public static Product of(Product product, Path folder) {
        String archive = folder.resolve("customer-sync.jsa").toString();
        new Product(product.jar(), product.javaOptions(), Map.of(), folder)
                .withJava("-XX:ArchiveClassesAtExit=" + archive)
                .run(
                        "sync",
                        "--sandbox",
                        "--customers",
                        samples("customers.csv"),
                        "--contacts",
                        samples("contacts.csv"));
        return product.withJava("-XX:SharedArchiveFile=" + archive);
    }

    private static String samples(String file) {
        return Path.of("samples", file).toAbsolutePath().toString();
    }
}

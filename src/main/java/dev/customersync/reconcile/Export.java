package dev.customersync.reconcile;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.progress.Progress;
import dev.customersync.reconcile.RemoteSnapshot.Listed;
import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.run.RunStoppedException;
import dev.customersync.state.KnownRecord;
import dev.customersync.state.SyncStates;
import dev.customersync.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the target holds as CSV in the default layout, so that a sync reads it back as it is: {@code customers.csv},
 * {@code addresses.csv} and {@code contacts.csv}. A record that no reference_id is known of goes into a file of its own, which no sync
 * takes for input. Changes nothing at the target.
 */
public final class Export {
    private final DataSource dataSource;
    private final SyncStates states;
    private final Target target;
    private final Progress progress;
    private final BooleanSupplier stopping;

    Export(DataSource dataSource, SyncStates states, Target target, Progress progress, BooleanSupplier stopping) {
        this.dataSource = dataSource;
        this.states = states;
        this.target = target;
        this.progress = progress;
        this.stopping = stopping;
    }

    /**
     * What to write.
     *
     * @param directory is made when it does not exist
     * @param withContacts whether contacts are written, which may cost a call a customer
     * @param overwrite whether files of an earlier export may be replaced
     */
    public record Scope(Path directory, boolean withContacts, boolean overwrite) {
        private List<EntityType> entities(boolean withAddresses) {
            return Stream.of(EntityType.values())
                    .filter(entity -> withContacts || entity != EntityType.CONTACT)
                    .filter(entity -> withAddresses || entity != EntityType.ADDRESS)
                    .toList();
        }
    }

    /**
     * Writes.
     *
     * @throws SyncException ({@link ErrorCode#FILE_NOT_WRITABLE}) when a file is there already or cannot be written; before the target
     *     is read, as far as that can be known
     * @throws RunStoppedException when it was asked to end; no file is left then
     * @throws dev.customersync.http.CallFailedException when the target gave no usable answer
     */
    public ExportResult run(Scope scope) {
        prepare(scope);
        try (Staging staging = Staging.open(dataSource)) {
            RemoteSnapshot remotes =
                    new TargetReading(target, progress, stopping).read(staging, states.target(), scope.withContacts());
            Map<EntityType, SortedSet<String>> attributes = attributes(remotes);
            Map<EntityType, ExportFile> files = new EnumMap<>(EntityType.class);
            try {
                scope.entities(tellsAddresses()).forEach(entity -> files.put(entity, file(entity, scope, attributes)));
                remotes.forEachPage(page -> write(page, files));
                return new ExportResult(
                        states.target(),
                        tellsAddresses(),
                        files.values().stream()
                                .map(file -> file.finish(
                                        remotes.inactive(file.entity()), remotes.sharingReferenceId(file.entity())))
                                .toList());
            } finally {
                files.values().forEach(ExportFile::close);
            }
        }
    }

    private boolean tellsAddresses() {
        return !target.capabilities().incomparableFields().contains(Payload.ADDRESSES);
    }

    private static void prepare(Scope scope) {
        Path directory = scope.directory();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw CsvOutput.notWritable(directory, e);
        }
        List<Path> there = scope.entities(true).stream()
                .flatMap(entity ->
                        Stream.of(ExportFile.path(directory, entity), ExportFile.namelessPath(directory, entity)))
                .filter(Files::exists)
                .toList();
        if (!there.isEmpty() && !scope.overwrite()) {
            throw new SyncException(
                    ErrorCode.FILE_NOT_WRITABLE,
                    "Expected a directory without an earlier export, found "
                            + there.stream().map(Path::toString).collect(Collectors.joining(", "))
                            + "; --force overwrites it");
        }
        if (!Files.isWritable(directory)) {
            throw new SyncException(
                    ErrorCode.FILE_NOT_WRITABLE,
                    "Expected a directory that may be written into, found " + directory.toAbsolutePath());
        }
    }

    private ExportFile file(EntityType entity, Scope scope, Map<EntityType, SortedSet<String>> attributes) {
        return new ExportFile(
                entity, scope.directory(), untold(entity), attributes.getOrDefault(entity, new TreeSet<>()));
    }

    /** The fields of which the target does not tell what was sent; one that every row needs has its column all the same. */
    private Set<String> untold(EntityType entity) {
        String prefix = entity == EntityType.ADDRESS ? Payload.ADDRESSES + "." : "";
        Set<String> incomparable = target.capabilities().incomparableFields();
        return entity.fields().stream()
                .filter(field -> !field.required() && incomparable.contains(prefix + field.name()))
                .map(FieldDefinition::name)
                .collect(Collectors.toSet());
    }

    private static Map<EntityType, SortedSet<String>> attributes(RemoteSnapshot remotes) {
        Map<EntityType, SortedSet<String>> names = new EnumMap<>(EntityType.class);
        remotes.forEachPage(page -> page.forEach(listed -> {
            Payload customer = listed.record().payload();
            addAttributes(EntityType.CUSTOMER, customer, names);
            customer.elements(Payload.ADDRESSES).forEach(address -> addAttributes(EntityType.ADDRESS, address, names));
            listed.customer()
                    .contacts()
                    .forEach(contact -> addAttributes(EntityType.CONTACT, contact.payload(), names));
        }));
        return names;
    }

    private static void addAttributes(EntityType entity, Payload payload, Map<EntityType, SortedSet<String>> names) {
        payload.elements(Payload.ATTRIBUTES).forEach(attribute -> names.computeIfAbsent(entity, none -> new TreeSet<>())
                .add(String.valueOf(attribute.text("name"))));
    }

    private void write(List<Listed> page, Map<EntityType, ExportFile> files) {
        if (stopping.getAsBoolean()) {
            throw new RunStoppedException();
        }
        List<String> keys =
                page.stream().map(Listed::knownAs).filter(Objects::nonNull).toList();
        Map<String, List<KnownRecord>> known =
                states.ofCustomers(keys).stream().collect(Collectors.groupingBy(one -> Family.keyOf(one.key())));
        for (Listed listed : page) {
            String knownAs = listed.knownAs();
            write(listed, knownAs == null ? List.of() : known.getOrDefault(knownAs, List.of()), files);
        }
    }

    private void write(Listed listed, List<KnownRecord> known, Map<EntityType, ExportFile> files) {
        SecondLook secondLook = new SecondLook(target, true);
        RemoteRecord customer = secondLook.customerAsSent(
                of(known, EntityType.CUSTOMER).stream().findFirst().orElse(null), listed.record());
        String key = firstOf(listed.referenceId(), listed.knownAs());
        file(files, EntityType.CUSTOMER)
                .write(
                        RecordKey.customer(key),
                        told(customer, of(known, EntityType.CUSTOMER))
                                .without(generated(of(known, EntityType.CUSTOMER))),
                        "",
                        customer.remoteId());
        for (Payload address : tellsAddresses() ? customer.payload().elements(Payload.ADDRESSES) : List.<Payload>of()) {
            String own = firstOf(address.text(FieldDefinition.REFERENCE_ID), null);
            String remoteId = customer.parts().getOrDefault(Payload.ADDRESSES + "/" + own, "");
            file(files, EntityType.ADDRESS)
                    .write(new RecordKey(EntityType.ADDRESS, key, own), address, customer.remoteId(), remoteId);
        }
        if (files.containsKey(EntityType.CONTACT)) {
            ContactMatch match = ContactMatch.of(listed.customer(), of(known, EntityType.CONTACT), target);
            Map<RecordKey, RemoteRecord> contacts = new LinkedHashMap<>(match.known());
            contacts.putAll(secondLook.asSent(customer.remoteId(), of(known, EntityType.CONTACT), match.known()));
            contacts.forEach((own, contact) -> contact(
                    key,
                    own.referenceId(),
                    told(
                            contact,
                            known.stream().filter(one -> one.key().equals(own)).toList()),
                    contact.remoteId(),
                    customer,
                    files));
            match.strangers()
                    .forEach(contact -> contact(key, null, contact.payload(), contact.remoteId(), customer, files));
        }
    }

    private static List<KnownRecord> of(List<KnownRecord> family, EntityType entity) {
        return family.stream().filter(one -> one.key().entity() == entity).toList();
    }

    /** What it holds, and where the target does not tell a field that each row needs, what was last sent. */
    private Payload told(RemoteRecord record, List<KnownRecord> states) {
        Payload payload = record.payload();
        for (KnownRecord known : states) {
            Payload sent = known.state().payload().get();
            for (FieldDefinition field : known.key().entity().fields()) {
                boolean untold = target.capabilities().incomparableFields().contains(field.name());
                if (field.required() && untold && payload.get(field.name()) == null && sent.has(field.name())) {
                    payload = payload.with(field.name(), sent.get(field.name()));
                }
            }
        }
        return payload;
    }

    /** What the platform has made up itself, as we have never sent it: read back, it would be a change. */
    private Set<String> generated(List<KnownRecord> customers) {
        Set<String> generated = new HashSet<>(target.capabilities().generatedFields());
        customers.forEach(
                one -> generated.removeIf(field -> one.state().payload().get().get(field) != null));
        return customers.isEmpty() ? Set.of() : generated;
    }

    private static void contact(
            String customerKey,
            @Nullable String knownAs,
            Payload contact,
            String remoteId,
            RemoteRecord customer,
            Map<EntityType, ExportFile> files) {
        String own = firstOf(contact.text(FieldDefinition.REFERENCE_ID), knownAs);
        file(files, EntityType.CONTACT)
                .write(RecordKey.contact(customerKey, own), contact, customer.remoteId(), remoteId);
    }

    private static ExportFile file(Map<EntityType, ExportFile> files, EntityType entity) {
        return Objects.requireNonNull(files.get(entity));
    }

    private static String firstOf(@Nullable String first, @Nullable String second) {
        return first != null ? first : Objects.requireNonNullElse(second, "");
    }
}

package dev.customersync.target.ecwid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.http.ClientSettings;
import dev.customersync.http.JsonClient;
import dev.customersync.http.Rate;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.sandbox.RateLimit;
import dev.customersync.sandbox.SandboxClient;
import dev.customersync.sandbox.SandboxOptions;
import dev.customersync.sandbox.SandboxServer;
import dev.customersync.target.AccessCheck;
import dev.customersync.target.AccessCheck.Finding;
import dev.customersync.target.ClientLimits;
import dev.customersync.target.Receipt;
import dev.customersync.target.RemoteCustomer;
import dev.customersync.target.RemoteLocation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcwidTargetIntegrationTests {
    private SandboxServer sandbox;
    private SandboxClient api;
    private JsonClient client;
    private EcwidTarget target;

    @BeforeEach
    void start(@TempDir Path folder) {
        sandbox = SandboxServer.start(
                SandboxOptions.defaults(folder.resolve("sandbox.db")).withRateLimit(RateLimit.NONE));
        api = SandboxClient.of(sandbox);
        EcwidSettings settings = new EcwidSettings(
                sandbox.baseUri(),
                "1003",
                () -> SandboxOptions.DEFAULT_API_KEY,
                ContactNote.of(ContactNote.DEFAULT_PATTERN),
                List.of());
        client = new JsonClient(
                settings.client(new ClientLimits(
                        Rate.of("2000/s"),
                        2,
                        ClientSettings.Retries.DEFAULT,
                        ClientSettings.Timeouts.DEFAULT,
                        () -> false)),
                () -> false);
        target = new EcwidTarget(client, settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void accessIsAskedForScopeByScopeAndChangesNothing() throws Exception {
        assertThat(target.defaultName()).isEqualTo("ecwid:127.0.0.1/1003");
        assertThat(target.checkAccess())
                .containsExactly(
                        new AccessCheck("read customers (scope read_customers)", Finding.ALLOWED, ""),
                        new AccessCheck("create customers (scope create_customers)", Finding.ALLOWED, ""),
                        new AccessCheck("update customers (scope update_customers)", Finding.ALLOWED, ""));

        api.put("/_sandbox/faults", "forbidden:call=create");

        AccessCheck create = target.checkAccess().get(1);
        assertThat(create.finding()).isEqualTo(Finding.DENIED);
        assertThat(create.detail())
                .endsWith(
                        "/api/v3/1003/customers/0/contacts answered 403: the credential was sent as Authorization; check"
                                + " ECWID_TOKEN, and that its app has the scope create_customers, which this call needs");
        assertThat(api.stats().path("writes").asInt()).isZero();
    }

    @Test
    void aContactIsReadAsOneAndDeletedButForWhatOthersShareAndTheCustomersOwnAddress() {
        String customer = customer("c-1@example.com");
        Receipt ann = target.create(customer, contact("P-1", "c-1@example.com", "+4930123"));
        Receipt bob = target.create(customer, contact("P-2", "bob@example.com", "+49 30 123"));
        assertThat(bob.parts().get("contacts/PHONE")).isEqualTo(ann.parts().get("contacts/PHONE"));

        List<RemoteCustomer> listed = new ArrayList<>();
        target.list(true, listed::add);

        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).contacts()).hasSize(3);
        RemoteLocation atBob = new RemoteLocation(EntityType.CONTACT, customer, bob.remoteId(), bob.parts());
        RemoteRecord together = target.among(listed.get(0).contacts(), atBob).orElseThrow();
        assertThat(together.payload()).isEqualTo(Payload.of(Map.of("email", "bob@example.com", "phone", "+4930123")));
        assertThat(target.get(atBob)).contains(together);

        target.delete(atBob.sharing(Set.copyOf(ann.parts().values())));
        assertThat(target.get(atBob).orElseThrow().payload()).isEqualTo(Payload.EMPTY.with("phone", "+4930123"));

        RemoteLocation atAnn = new RemoteLocation(EntityType.CONTACT, customer, ann.remoteId(), ann.parts());
        target.delete(atAnn);
        assertThat(target.get(atAnn).orElseThrow().payload()).isEqualTo(Payload.EMPTY.with("email", "c-1@example.com"));
        target.delete(RemoteLocation.ofCustomer(customer));
        target.delete(RemoteLocation.ofCustomer(customer));
        assertThat(target.get(RemoteLocation.ofCustomer(customer))).isEmpty();
    }

    @Test
    void allPagesAreListed() {
        for (int i = 0; i < 101; i++) {
            customer("c-" + i + "@example.com");
        }
        List<String> emails = new ArrayList<>();

        target.list(false, customer -> emails.add(customer.customer().payload().text("email")));

        assertThat(emails).hasSize(101).startsWith("c-0@example.com").endsWith("c-100@example.com");
    }

    private String customer(String email) {
        return target.create(
                        null,
                        new EntityRecord(
                                RecordKey.customer(email), Payload.of(Map.of("email", email, "company_name", "A"))))
                .remoteId();
    }

    private static EntityRecord contact(String key, String email, String phone) {
        return new EntityRecord(
                RecordKey.contact("C-1", key),
                Payload.of(Map.of("reference_id", key, "first_name", key, "email", email, "phone", phone)));
    }
}

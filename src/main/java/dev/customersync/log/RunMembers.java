package dev.customersync.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Writes the run into each line of a JSON log. Spring makes it, as {@code logging.structured.json.customizer} says. */
final class RunMembers implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        for (String property : List.of(RunInLog.RUN, RunInLog.TARGET, RunInLog.FEED)) {
            members.add(property, event -> RunInLog.of(event, property)).whenHasLength();
        }
    }
}

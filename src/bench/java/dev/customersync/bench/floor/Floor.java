package dev.customersync.bench.floor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The entry of the bare programs: the first argument says which; figures by name are all that it prints, as JSON. */
public final class Floor {
    private static final JsonMapper JSON = new JsonMapper();

    private Floor() {}

    public static void main(String[] args) throws Exception {
        List<String> arguments = Arrays.asList(args).subList(1, args.length);
        Map<String, Double> figures =
                switch (args[0]) {
                    case "unchanged" -> UnchangedFloor.run(arguments);
                    case "creates" -> CreateFloor.run(arguments);
                    default -> throw new IllegalArgumentException(args[0]);
                };
        System.out.println(JSON.writeValueAsString(figures));
    }
}

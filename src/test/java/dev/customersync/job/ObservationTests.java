package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.http.UnderWay;
import dev.customersync.run.Constraint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationTests {

    @ParameterizedTest(name = "{5}: {6}")
    @CsvSource(delimiter = '|', textBlock = """
            8 | 1 | 7 | 0 | 0 | one call waits for its turn though others wait for answers   | API_RATE
            8 | 8 | 0 | 0 | 0 | all wait for the Retry-After                                 | API_RATE
            8 | 0 | 8 | 1 | 0 | all wait for answers while outcomes are recorded             | API_LATENCY
            1 | 0 | 1 | 0 | 0 | the only call there is waits for its answer                  | API_LATENCY
            3 | 0 | 0 | 0 | 0 | calls pause before they are tried again                      | TROUBLE
            0 | 0 | 0 | 1 | 1 | the database is asked                                        | DATABASE
            0 | 0 | 0 | 1 | 0 | a connection is kept while the target is given time to settle | TROUBLE
            0 | 0 | 0 | 2 | 2 | the database is asked by two                                 | DATABASE
            0 | 0 | 0 | 0 | 1 | rows are read and compared                                   | PROGRAM
            0 | 0 | 0 | 1 | 2 | rows are read and compared while outcomes are recorded       | PROGRAM
            0 | 0 | 0 | 0 | 0 | the run itself pauses until the database, or an answer, is there | TROUBLE
            """)
    void whatARunIsSeenToDoTellsWhatItWaitsFor(
            int calls, int waiting, int requests, int queries, int awake, String what, Constraint constraint) {
        Observation seen = new Observation(new UnderWay(calls, waiting, requests), queries, awake);

        assertThat(seen.constraint()).as(what).isEqualTo(constraint);
    }
}

package dev.customersync.job;

import dev.customersync.job.SyncJob.ItemStep;
import dev.customersync.job.SyncJob.RowStep;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/** Makes the jobs of runs. */
final class SyncJobs {
    private final JobRepository repository;
    private final JobOperator operator;
    private final ObservationRegistry observations;
    private final int chunkSize;

    /**
     * @param observations told of jobs, steps and chunks by Spring Batch
     */
    SyncJobs(JobRepository repository, JobOperator operator, ObservationRegistry observations, int chunkSize) {
        this.repository = repository;
        this.operator = operator;
        this.observations = observations;
        this.chunkSize = chunkSize;
    }

    /**
     * The job of that run.
     *
     * @param prepare what every execution begins with
     * @param last what comes after the rows
     */
    SyncJob of(long runId, Runnable prepare, List<RowStep> steps, List<? extends ItemStep<?>> last) {
        return new SyncJob(repository, operator, observations, runId, prepare, steps, last, chunkSize);
    }
}

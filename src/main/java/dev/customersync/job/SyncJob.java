package dev.customersync.job;

import dev.customersync.record.EntityType;
import dev.customersync.run.StopSignal;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * The Spring Batch job of one run: {@code prepare}, then a plain sequential chunk step per input and
 * per entity with outstanding rows, then what is to be done when all rows have been read. Concurrency lives in the
 * writer; no fault tolerance, no step task executor, no incrementer, no interrupts: in 6.0.4 each of these loses or repeats rows
 * under some failure.
 */
final class SyncJob {
    private static final String NAME = "sync";

    /** To Spring Batch an item of a row step is a whole chunk, since it is made ahead as a whole. */
    private static final int CHUNKS_AT_A_TIME = 1;

    private final JobRepository repository;
    private final JobOperator operator;
    private final ObservationRegistry observations;
    private final JobParameters parameters;
    private final Job job;
    private final List<RowStep> rowSteps;

    /** A step that reads rows of one entity, decides and pushes. */
    record RowStep(String name, EntityType entity, PlannedChunks reader, ItemWriter<PlannedChunk> writer) {
        ItemStep<PlannedChunk> step() {
            return new ItemStep<>(name, reader, writer);
        }
    }

    /** A step that reads something and does something with it. */
    record ItemStep<T>(String name, ItemStreamReader<T> reader, ItemWriter<T> writer) {}

    /**
     * @param prepare what every execution begins with
     * @param lastSteps what comes after the rows
     * @param chunkSize of the last steps
     */
    SyncJob(
            JobRepository repository,
            JobOperator operator,
            ObservationRegistry observations,
            long runId,
            Runnable prepare,
            List<RowStep> rowSteps,
            List<? extends ItemStep<?>> lastSteps,
            int chunkSize) {
        this.repository = repository;
        this.operator = operator;
        this.observations = observations;
        this.rowSteps = rowSteps;
        this.parameters = new JobParametersBuilder().addLong("run", runId).toJobParameters();
        JobRepository ofChunks = SparingJobRepository.of(repository);
        SimpleJobBuilder builder = new JobBuilder(NAME, repository)
                .observationRegistry(observations)
                .start(prepareStep(prepare));
        rowSteps.forEach(step -> builder.next(chunkStep(ofChunks, step.step(), CHUNKS_AT_A_TIME)));
        lastSteps.forEach(step -> builder.next(chunkStep(ofChunks, step, chunkSize)));
        this.job = builder.build();
    }

    private <T> Step chunkStep(JobRepository ofChunks, ItemStep<T> step, int chunkSize) {
        return new StepBuilder(step.name(), ofChunks)
                .<T, T>chunk(chunkSize)
                .transactionManager(withoutTransaction())
                .observationRegistry(observations)
                .reader(step.reader())
                .writer(step.writer())
                .build();
    }

    private Step prepareStep(Runnable prepare) {
        return new StepBuilder("prepare", repository)
                .observationRegistry(observations)
                .tasklet(
                        (contribution, chunk) -> {
                            prepare.run();
                            return RepeatStatus.FINISHED;
                        },
                        new ResourcelessTransactionManager())
                .allowStartIfComplete(true)
                .build();
    }

    /**
     * The writer has short transactions of its own. With synchronisation, the connection of its first query would be held through
     * all the requests of the chunk.
     */
    private static ResourcelessTransactionManager withoutTransaction() {
        ResourcelessTransactionManager manager = new ResourcelessTransactionManager();
        manager.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
        return manager;
    }

    /**
     * Runs the job in this thread, from where its last execution stood. The caller must hold the run: an execution left running
     * by a process that died is taken for dead.
     *
     * @param hasAnswered whether the target has answered anything yet
     */
    Ending execute(StopSignal stop, BooleanSupplier hasAnswered) {
        try {
            JobExecution last = repository.getLastJobExecution(NAME, parameters);
            if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
                return Ending.COMPLETE;
            }
            if (last != null && last.isRunning()) {
                operator.recover(last);
            }
            return Ending.of(operator.start(job, parameters), stop, hasAnswered);
        } catch (JobExecutionException | RuntimeException e) {
            return Ending.of(e, stop, hasAnswered);
        }
    }

    /** How many rows of that entity the run has read, in all its executions. */
    long rowsRead(EntityType entity) {
        return rowSteps.stream()
                .filter(step -> step.entity() == entity)
                .mapToLong(step -> step.reader().rowsRead().orElseGet(() -> rowsReadBefore(step)))
                .sum();
    }

    /** For a step that had ended before this process began, or was not come to. */
    private long rowsReadBefore(RowStep step) {
        JobInstance instance = repository.getJobInstance(NAME, parameters);
        StepExecution last = instance == null ? null : repository.getLastStepExecution(instance, step.name());
        return last == null ? 0 : last.getExecutionContext().getLong(CountingReader.ROWS_READ, 0);
    }
}

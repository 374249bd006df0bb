package dev.customersync.job;

import dev.customersync.record.EntityType;
import dev.customersync.source.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * The Spring Batch job of one run: {@code prepare}, then a plain sequential chunk step per input. Concurrency lives in the
 * writer; no fault tolerance, no step task executor, no incrementer, no interrupts: in 6.0.4 each of these loses or repeats rows
 * under some failure.
 */
final class SyncJob {
    private static final String NAME = "sync";

    private final JobRepository repository;
    private final JobOperator operator;
    private final JobParameters parameters;
    private final Job job;
    private final Map<EntityType, RowItemReader> readers = new LinkedHashMap<>();

    /** Gives the writer of an input's rows. */
    interface Writers {
        ItemWriter<Row> of(SyncInput input);
    }

    SyncJob(
            JobRepository repository,
            JobOperator operator,
            long runId,
            Runnable prepare,
            List<SyncInput> inputs,
            Writers writers,
            int chunkSize) {
        this.repository = repository;
        this.operator = operator;
        this.parameters = new JobParametersBuilder().addLong("run", runId).toJobParameters();
        SimpleJobBuilder builder = new JobBuilder(NAME, repository).start(prepareStep(prepare));
        for (SyncInput input : inputs) {
            RowItemReader reader = new RowItemReader(input);
            readers.put(input.entity(), reader);
            builder.next(new StepBuilder(input.entity().plural(), repository)
                    .<Row, Row>chunk(chunkSize)
                    .transactionManager(withoutTransaction())
                    .reader(reader)
                    .writer(writers.of(input))
                    .build());
        }
        this.job = builder.build();
    }

    /** Every execution begins with it, resumed ones too. */
    private Step prepareStep(Runnable prepare) {
        return new StepBuilder("prepare", repository)
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
     */
    JobExecution execute() throws Exception {
        JobExecution last = repository.getLastJobExecution(NAME, parameters);
        if (last != null && last.isRunning()) {
            operator.recover(last);
        }
        return operator.start(job, parameters);
    }

    /** Whether the job has run to its end in an earlier execution, so that only the books are left to be closed. */
    boolean isComplete() {
        JobExecution last = repository.getLastJobExecution(NAME, parameters);
        return last != null && last.getStatus() == BatchStatus.COMPLETED;
    }

    /** How many rows of that input the run has read, in all its executions. */
    long rowsRead(EntityType entity) {
        RowItemReader reader = readers.get(entity);
        long now = reader == null ? 0 : reader.rowsRead();
        return Math.max(now, rowsReadBefore(entity));
    }

    private long rowsReadBefore(EntityType entity) {
        var instance = repository.getJobInstance(NAME, parameters);
        if (instance == null) {
            return 0;
        }
        StepExecution step = repository.getLastStepExecution(instance, entity.plural());
        return step == null ? 0 : step.getExecutionContext().getLong(RowItemReader.ROWS_READ, 0);
    }
}

package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

class SparingJobRepositoryTests {
    private final List<String> written = new ArrayList<>();
    private final JobRepository repository =
            SparingJobRepository.of(ProxyFactory.getProxy(JobRepository.class, (MethodInterceptor) this::record));
    private final StepExecution step =
            new StepExecution(1, "customers", new JobExecution(1, new JobInstance(1, "sync"), new JobParameters()));

    @Test
    void aStepIsWrittenWhenItBeginsAndWhenItEndsAndItsPlaceAfterEachChunk() {
        step.setStatus(BatchStatus.STARTED);
        repository.update(step);
        for (int chunk = 1; chunk <= 2; chunk++) {
            step.setReadCount(chunk);
            repository.updateExecutionContext(step);
            repository.update(step);
        }
        step.setStatus(BatchStatus.COMPLETED);
        repository.update(step);

        assertThat(written).containsExactly("STARTED, 0 read", "place after 1", "place after 2", "COMPLETED, 2 read");
    }

    @Test
    void aStepThatFailedIsWritten() {
        step.setReadCount(1);
        step.setStatus(BatchStatus.FAILED);

        repository.update(step);

        assertThat(written).containsExactly("FAILED, 1 read");
    }

    @Test
    void whatTheRepositoryThrowsIsThrown() {
        assertThatThrownBy(() -> repository.createJobInstance("sync", new JobParameters()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("away");
    }

    private @Nullable Object record(MethodInvocation call) {
        switch (call.getMethod().getName()) {
            case "update" -> written.add(step.getStatus() + ", " + step.getReadCount() + " read");
            case "updateExecutionContext" -> written.add("place after " + step.getReadCount());
            default -> throw new IllegalStateException("away");
        }
        return null;
    }
}

package dev.customersync.job;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Spares the database what nobody reads: after each chunk Spring Batch writes how many chunks its step has had, in a transaction of its
 * own while the next chunk waits. Here it is written when the step ends. Up to where the step has come, which is what a restart needs, is
 * written after each chunk as ever.
 */
final class SparingJobRepository {
    private SparingJobRepository() {}

    /** That repository, for steps of chunks. */
    static JobRepository of(JobRepository repository) {
        ProxyFactory sparing = new ProxyFactory(JobRepository.class, (MethodInterceptor)
                invocation -> countsChunks(invocation) ? null : invocation.proceed());
        sparing.setTarget(repository);
        return (JobRepository) sparing.getProxy();
    }

    /** When a step begins it has had none yet, and when it ends it is not started any more. */
    private static boolean countsChunks(MethodInvocation call) {
        return call.getMethod().getName().equals("update")
                && call.getArguments()[0] instanceof StepExecution step
                && step.getStatus() == BatchStatus.STARTED
                && step.getReadCount() > 0;
    }
}

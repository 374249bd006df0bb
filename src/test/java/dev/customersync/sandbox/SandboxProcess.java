package dev.customersync.sandbox;

import java.nio.file.Path;

/** A sandbox in a process of its own, so that it can be killed: prints its address and serves. */
public final class SandboxProcess {
    private SandboxProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        SandboxServer sandbox = SandboxServer.start(
                SandboxOptions.defaults(Path.of(arguments[0])).withRateLimit(RateLimit.NONE));
        System.out.println(sandbox.baseUri());
        Thread.currentThread().join();
    }
}

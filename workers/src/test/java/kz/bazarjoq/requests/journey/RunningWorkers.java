package kz.bazarjoq.requests.journey;

import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.TestPlatform;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Everything runs, the workers in this process, while the tests of a class do. */
final class RunningWorkers implements BeforeAllCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        TestPlatform.withWorkers();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        platform().workers().stop();
    }

    Platform platform() {
        return TestPlatform.withoutWorkers();
    }
}

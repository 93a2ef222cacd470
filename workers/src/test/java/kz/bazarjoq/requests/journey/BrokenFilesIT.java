package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kz.bazarjoq.requests.local.LocalFailure;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.TestPlatform;
import kz.bazarjoq.requests.local.WorkersPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** A start on files that can't be used says so, with file and place, and isn't taken for one that works. */
class BrokenFilesIT {

    @TempDir
    private Path processes;

    private Platform platform;

    @BeforeEach
    void copyProcesses() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("processes"), processes);
        platform = TestPlatform.withoutWorkers();
        platform.workers().stop();
    }

    @ParameterizedTest
    @CsvSource({
        "verify-identity/verify-identity.bpmn, targetRef=\"[^\"]*\", targetRef=\"End_Gone\", verify-identity.bpmn",
        "personal-data-request/confirm-rights.form, ^\\{, { broken, confirm-rights.form is not JSON from line 1",
        "personal-data-request/mail/acknowledgement.ru.md, requestNumber}, requestNumbr}, acknowledgement.ru.md can't be filled: there is no placeholder {{requestNumbr}}"
    })
    void endsTheStartWithTheFileThatIsWrong(String file, String what, String by, String told) throws IOException {
        replace(file, what, by);

        assertThatExceptionOfType(LocalFailure.class)
                .isThrownBy(workersOnTheFolder()::start)
                .withMessageContaining(told);
    }

    private WorkersPart workersOnTheFolder() {
        return platform.workers()
                .with(Map.of("bazarjoq.processes.location", processes.toUri().toString()));
    }

    private void replace(String file, String what, String by) throws IOException {
        var path = processes.resolve(file);
        Files.writeString(path, Files.readString(path).replaceFirst(what, by));
    }
}

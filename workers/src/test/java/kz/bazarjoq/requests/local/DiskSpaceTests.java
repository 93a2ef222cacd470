package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTests {

    @TempDir
    Path folder;

    @Test
    void saysHowMuchIsNeededBeforeAnythingIsWritten() {
        assertThatExceptionOfType(LocalFailure.class)
                .isThrownBy(() -> DiskSpace.require(1L << 60, folder.resolve("not/there/yet"), "Unpacking Camunda"))
                .withMessageContaining("Unpacking Camunda needs 1099511627776 MB")
                .withMessageContaining("Free some space");
    }

    @Test
    void isSilentWhenThereIsEnough() {
        assertThatCode(() -> DiskSpace.require(1, folder, "A byte")).doesNotThrowAnyException();
    }

    @Test
    void recognisesAFullDiskBelowOtherFailures() {
        var full =
                new UncheckedIOException(new IOException("write failed", new IOException("No space left on device")));

        assertThat(DiskSpace.translate(full, folder, full))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("The disk of " + folder + " is full");
    }

    @Test
    void leavesOtherFailuresAlone() {
        var other = new UncheckedIOException(new IOException("Permission denied"));

        assertThat(DiskSpace.translate(other, folder, other)).isSameAs(other);
    }
}

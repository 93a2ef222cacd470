package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenArtifactsTests {

    private static final String COORDINATES = "kz.bazarjoq:nothing:tar.gz:1.0";

    @TempDir
    Path localRepository;

    @Test
    void saysWhatCouldNotBeDownloadedAndWhatToCheck() {
        var nobodyListens = "http://localhost:" + Ports.free().of(Service.WORKERS);
        var artifacts = new MavenArtifacts(
                Progress.SILENT,
                isolated()
                        .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.REPLACE)
                        .repositories(
                                List.of(new RemoteRepository.Builder("unreachable", "default", nobodyListens).build()))
                        .build());

        assertThatExceptionOfType(LocalFailure.class)
                .isThrownBy(() -> artifacts.file(COORDINATES, 1))
                .withMessageContaining(COORDINATES + " could not be downloaded")
                .withMessageContaining("Check the connection");
    }

    @Test
    void saysSoWhenMavenIsOffline() {
        var artifacts =
                new MavenArtifacts(Progress.SILENT, isolated().offline(true).build());

        assertThatExceptionOfType(LocalFailure.class)
                .isThrownBy(() -> artifacts.classPath(COORDINATES))
                .withMessageContaining("offline");
    }

    @Test
    void looksForSpaceBeforeItDownloads() {
        var artifacts =
                new MavenArtifacts(Progress.SILENT, isolated().offline(true).build());

        assertThatExceptionOfType(LocalFailure.class)
                .isThrownBy(() -> artifacts.file(COORDINATES, 1L << 60))
                .withMessageContaining("Downloading nothing needs");
    }

    private ContextOverrides.Builder isolated() {
        return ContextOverrides.create().withUserSettings(false).withLocalRepositoryOverride(localRepository);
    }
}

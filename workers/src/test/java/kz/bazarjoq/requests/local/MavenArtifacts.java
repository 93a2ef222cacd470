package kz.bazarjoq.requests.local;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;

/**
 * Fetches artifacts as Maven itself would: with the user's settings, mirrors, proxies and local repository. Maven hands
 * those down as the system properties {@code bazarjoq.local.maven.*}.
 */
final class MavenArtifacts {

    private static final String PREFIX = "bazarjoq.local.maven.";

    private final Progress progress;
    private final ContextOverrides overrides;

    MavenArtifacts(Progress progress) {
        this(progress, handedDown().build());
    }

    MavenArtifacts(Progress progress, ContextOverrides overrides) {
        this.progress = progress;
        this.overrides = overrides.toBuilder()
                .transferListener(new DownloadProgress(progress))
                .build();
    }

    /** The artifact's file in the local repository, downloaded if it isn't there. */
    Path file(String coordinates, long bytes) {
        try (var context = context()) {
            var artifact = new DefaultArtifact(coordinates);
            requireSpace(context, artifact, bytes);
            var request = new ArtifactRequest(artifact, context.remoteRepositories(), null);
            var result = context.repositorySystem().resolveArtifact(context.repositorySystemSession(), request);
            return result.getArtifact().getFile().toPath();
        } catch (ArtifactResolutionException failure) {
            throw unreachable(coordinates, failure);
        }
    }

    /** The artifact and all that it needs at run time, as a class path. */
    List<Path> classPath(String coordinates) {
        progress.say("Looking up " + coordinates + " and what it needs");
        try (var context = context()) {
            var root = new Dependency(new DefaultArtifact(coordinates), JavaScopes.RUNTIME);
            var request = new DependencyRequest(new CollectRequest(root, context.remoteRepositories()), null);
            return context
                    .repositorySystem()
                    .resolveDependencies(context.repositorySystemSession(), request)
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException failure) {
            throw unreachable(coordinates, failure);
        }
    }

    private Context context() {
        return Runtimes.INSTANCE.getRuntime().create(overrides);
    }

    private static void requireSpace(Context context, Artifact artifact, long bytes) {
        var session = context.repositorySystemSession();
        var manager = session.getLocalRepositoryManager();
        var repository = session.getLocalRepository().getBasedir().toPath();
        if (!repository
                .resolve(manager.getPathForLocalArtifact(artifact))
                .toFile()
                .exists()) {
            DiskSpace.require(bytes, repository, "Downloading " + artifact.getArtifactId());
        }
    }

    private RuntimeException unreachable(String coordinates, Exception failure) {
        return DiskSpace.translate(
                failure,
                Path.of(System.getProperty(PREFIX + "repository", "Maven's local repository")),
                new LocalFailure(
                        coordinates + " could not be downloaded: "
                                + innermost(failure).getMessage(),
                        "Check the connection to your Maven repository (mirror and proxy in settings.xml), and that Maven"
                                + " isn't offline, then start again: what has been downloaded is kept.",
                        failure));
    }

    private static Throwable innermost(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : innermost(cause);
    }

    private static ContextOverrides.Builder handedDown() {
        var builder = ContextOverrides.create()
                .withUserSettings(true)
                .snapshotUpdatePolicy(ContextOverrides.SnapshotUpdatePolicy.NEVER);
        path(PREFIX + "repository").or(() -> path("maven.repo.local")).ifPresent(builder::withLocalRepositoryOverride);
        path(PREFIX + "settings").filter(Files::exists).ifPresent(builder::withUserSettingsXmlOverride);
        path(PREFIX + "global-settings").filter(Files::exists).ifPresent(builder::withGlobalSettingsXmlOverride);
        if (Boolean.getBoolean(PREFIX + "offline")) {
            builder.offline(true);
        }
        return builder;
    }

    private static Optional<Path> path(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .filter(value -> !value.isBlank() && !value.startsWith("${"))
                .map(Path::of);
    }
}

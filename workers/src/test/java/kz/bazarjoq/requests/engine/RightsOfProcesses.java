package kz.bazarjoq.requests.engine;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The rights of the diagrams at a location, as they are when they have been deployed. */
public final class RightsOfProcesses {

    private RightsOfProcesses() {}

    public static RightsCatalogue at(String location) {
        return new DeployedRights(
                new ProcessFiles(new ProcessesProperties(location), new PathMatchingResourcePatternResolver()));
    }
}

package kz.bazarjoq.requests.data;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The shop's databases, by the sources of the data map.
 *
 * <p>A map that doesn't fit its database stops the start. A database that is down doesn't: letters are still received and
 * answered, the jobs that need it are tried again, and its map is compared as soon as it answers.
 */
@Component
class Sources implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final DataMap map;
    private final Graph graph;
    private final Map<String, SourceDatabase> databases = new TreeMap<>();

    Sources(DataProperties properties, ResourcePatternResolver resources) {
        map = new DataMapReader(resources).read(properties.mapLocation());
        properties.sources().keySet().forEach(name -> {
            if (!map.byName().containsKey(name)) {
                throw new InvalidDataMapException(
                        "bazarjoq.data.sources." + name,
                        "no file of the data map describes the source " + name,
                        "Add one with source: %s to %s, or remove the property."
                                .formatted(name, properties.mapLocation()));
            }
        });
        map.sources().forEach(source -> {
            var connection = properties.sources().get(source.source());
            if (connection == null) {
                throw new InvalidDataMapException(
                        map.file(source.source()).name() + ", source",
                        "bazarjoq.data.sources.%s.url isn't set".formatted(source.source()),
                        "Set it, with username and password, to the database that the file describes.");
            }
            databases.put(source.source(), new SourceDatabase(map, source, connection));
        });
        graph = new Graph(map);
        databases.values().forEach(this::checkIfUp);
    }

    DataMap map() {
        return map;
    }

    Graph graph() {
        return graph;
    }

    Collection<SourceDatabase> all() {
        return databases.values();
    }

    /**
     * Whatever is read meanwhile is read of one moment in each source. It saves the transaction of every single query, too.
     *
     * @throws SourceUnavailableException when a source can't be asked
     */
    <T> T atOneMoment(Supplier<T> reading) {
        var everywhere = reading;
        for (var database : databases.values()) {
            var inOthers = everywhere;
            everywhere = () -> database.atOneMoment(inOthers);
        }
        return everywhere.get();
    }

    SourceDatabase get(String name) {
        return Objects.requireNonNull(databases.get(name), () -> "The data map has no source " + name);
    }

    @Override
    public void destroy() {
        databases.values().forEach(SourceDatabase::close);
    }

    private void checkIfUp(SourceDatabase database) {
        try {
            var missing = database.missingIndexes(graph);
            if (!missing.isEmpty()) {
                LOG.warn(
                        "The source {} has no index for some lookups of a person's rows, which read whole tables: add {}",
                        database.map().source(),
                        missing);
            }
            var forgotten = database.coverage(graph).forgotten().stream()
                    .map(Coverage.Entry::place)
                    .toList();
            if (!forgotten.isEmpty()) {
                LOG.warn(
                        "The data map says nothing of columns that look personal, so no request reaches them: {}. Describe them in {},"
                                + " or say there under notPersonal why they aren't; --list-data lists all columns",
                        forgotten,
                        map.file(database.map().source()).name());
            }
        } catch (SourceUnavailableException down) {
            LOG.warn("{}; jobs that need it will be tried again", down.getMessage());
        }
    }
}

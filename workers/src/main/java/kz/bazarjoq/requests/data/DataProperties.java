package kz.bazarjoq.requests.data;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the shop's data are.
 *
 * @param mapLocation the folder of the data map, a Spring resource location that ends with a slash
 * @param sources the database of each source of the data map, by the source's name
 */
@ConfigurationProperties("bazarjoq.data")
public record DataProperties(
        @DefaultValue("classpath:data-map/") String mapLocation, @DefaultValue Map<String, Source> sources) {

    /** Copies the map. */
    public DataProperties {
        sources = Map.copyOf(sources);
    }

    /**
     * One source; its user may read and change the mapped tables, and has a schema of its own.
     *
     * @param maximumPoolSize connections at most
     * @param connectionTimeout how long to wait for a connection
     * @param queryTimeout how long one query may run
     * @param writeTimeout how long one change may run, of a person with very many rows
     */
    public record Source(
            String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("4") int maximumPoolSize,
            @DefaultValue("5s") Duration connectionTimeout,
            @DefaultValue("30s") Duration queryTimeout,
            @DefaultValue("5m") Duration writeTimeout) {

        @Override
        public String toString() {
            return "Source[%s]".formatted(username);
        }
    }
}

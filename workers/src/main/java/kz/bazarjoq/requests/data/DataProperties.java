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
     * One source; its user needs no more than the right to read the mapped tables.
     *
     * @param maximumPoolSize connections at most
     * @param connectionTimeout how long to wait for a connection
     * @param queryTimeout how long one query may run
     */
    public record Source(
            String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("4") int maximumPoolSize,
            @DefaultValue("5s") Duration connectionTimeout,
            @DefaultValue("30s") Duration queryTimeout) {

        @Override
        public String toString() {
            return "Source[%s]".formatted(username);
        }
    }
}

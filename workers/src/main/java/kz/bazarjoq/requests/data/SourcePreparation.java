package kz.bazarjoq.requests.data;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings the product's own tables into each source when the product starts; into one that is down, before its first use. */
@Component
class SourcePreparation {

    private static final Logger LOG = LoggerFactory.getLogger(SourcePreparation.class);

    SourcePreparation(Sources sources) {
        for (var source : sources.all()) {
            try {
                source.prepare();
            } catch (SourceUnavailableException down) {
                LOG.warn("{}; its tables of restrictions are brought when it answers", down.getMessage());
            }
        }
    }
}

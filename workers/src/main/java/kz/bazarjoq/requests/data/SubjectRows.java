package kz.bazarjoq.requests.data;

import org.springframework.stereotype.Component;

/** Finds the rows of a person in every source, by the references of the data map. */
@Component
class SubjectRows {

    private final Sources sources;

    SubjectRows(Sources sources) {
        this.sources = sources;
    }

    /**
     * Follows the references until they lead to nothing new.
     *
     * @throws SourceUnavailableException when a source can't be asked
     */
    FoundRows find(SubjectRef subject) {
        return sources.atOneMoment(() -> {
            var found = new FoundRows(sources, sources.graph());
            found.follow(subject);
            return found;
        });
    }
}

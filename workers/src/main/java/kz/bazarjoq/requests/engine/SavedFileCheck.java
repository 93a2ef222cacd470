package kz.bazarjoq.requests.engine;

import java.util.Optional;

/** Looks at a file among the processes that the engine doesn't, such as a letter. */
public interface SavedFileCheck {

    /**
     * What is wrong with a file, as an analyst understands it.
     *
     * @param file its place below the processes, {@code confirm-processing/mail/answer.ru.md}
     */
    Optional<String> fault(String file, String content);
}

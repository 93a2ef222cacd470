package kz.bazarjoq.requests.identity;

import java.time.Duration;
import java.util.Map;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;

/**
 * A code to be sent.
 *
 * @param key unique for the job that asks for it
 * @param process the process whose folder holds the letter
 */
record CodeOrder(String key, RequestId request, Language language, String process, String template, Duration validFor) {

    /** The order of a job; its headers say how long the code works and which letter brings it. */
    static CodeOrder of(
            long element, RequestId request, Language language, String process, Map<String, String> headers) {
        return new CodeOrder(
                "identity.send-code:" + element,
                request,
                language,
                process,
                headers.getOrDefault("template", "code"),
                Duration.parse(headers.getOrDefault("validFor", "PT48H")));
    }
}

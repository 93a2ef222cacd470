package kz.bazarjoq.requests.data;

import java.util.Map;

/** The codes that the files of the data map use, with their wording for staff and customers. */
record Vocabulary(
        Map<String, LocalizedText> categories,
        Map<String, LocalizedText> origins,
        Map<String, LocalizedText> purposes,
        Map<String, LocalizedText> bases,
        Map<String, LocalizedText> events) {}

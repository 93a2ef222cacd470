package kz.bazarjoq.requests.data;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;

/** The codes that data maps use, with their wording for staff and customers. */
record Vocabulary(
        @NotEmpty Map<String, @Valid LocalizedText> categories,
        @NotEmpty Map<String, @Valid LocalizedText> origins,
        @NotEmpty Map<String, @Valid LocalizedText> purposes,
        @NotEmpty Map<String, @Valid LocalizedText> legalBases) {}

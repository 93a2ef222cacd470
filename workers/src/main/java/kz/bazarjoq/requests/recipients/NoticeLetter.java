package kz.bazarjoq.requests.recipients;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.bazarjoq.requests.correspondence.LetterFacts;
import kz.bazarjoq.requests.correspondence.Letters;
import kz.bazarjoq.requests.correspondence.OrganisationLetter;
import kz.bazarjoq.requests.data.DataRecipient;
import kz.bazarjoq.requests.data.DataRecipients;
import kz.bazarjoq.requests.engine.ItemNames;
import kz.bazarjoq.requests.register.Language;
import org.springframework.stereotype.Component;

/** The letter that tells an organisation: which data by name, whose by its own numbers, and where to confirm. */
@Component
class NoticeLetter {

    private final Letters letters;
    private final ItemNames items;
    private final DataRecipients recipients;
    private final ConfirmLink link;
    private final RecipientProperties properties;
    private final Clock clock;

    NoticeLetter(
            Letters letters,
            ItemNames items,
            DataRecipients recipients,
            ConfirmLink link,
            RecipientProperties properties,
            Clock clock) {
        this.letters = letters;
        this.items = items;
        this.recipients = recipients;
        this.link = link;
        this.properties = properties;
        this.clock = clock;
    }

    /** Sends it, once however often it is tried. */
    void send(Notice notice, DataRecipient recipient) {
        var language = recipient.abroad() ? Language.EN : Language.RU;
        var values = new HashMap<String, Object>();
        values.put("organisation", recipient.name().in(language));
        values.put(
                "references",
                recipient.references().stream()
                        .map(one -> Map.of("referenceText", one))
                        .toList());
        values.put(
                "subjectNumber",
                recipient.references().isEmpty()
                        ? List.of(Map.of("referenceText", recipients.subjectNumber(notice.request())))
                        : List.of());
        for (var what : What.values()) {
            values.put(what.code(), named(notice.items(what), language));
        }
        values.put("confirmBy", LetterFacts.longDate(clock.instant().plus(properties.confirmWithin()), language));
        letters.tell(new OrganisationLetter(
                "recipients.notify:%d:%s".formatted(notice.elementInstance(), notice.recipient()),
                notice.request(),
                Objects.requireNonNull(recipient.email(), recipient.code()),
                language,
                values,
                Map.of("confirmUrl", () -> link.of(notice.id()))));
    }

    /** A list with one entry, so that a letter says it once and names all; empty where nothing became so. */
    private List<Map<String, Object>> named(List<String> codes, Language language) {
        return codes.isEmpty()
                ? List.of()
                : List.of(Map.of(
                        "parts",
                        codes.stream()
                                .map(item -> Map.of("dataText", items.name(item, language)))
                                .toList()));
    }
}

package kz.bazarjoq.requests.casework;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import kz.bazarjoq.requests.engine.ItemNames;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.SubjectRequest;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Codes in Russian; a code without a wording is shown as it is, so that nothing is hidden. */
@Component
class CaseWording {

    private final RightsCatalogue rights;
    private final ItemNames items;
    private final Properties timeline;

    CaseWording(RightsCatalogue rights, ItemNames items) {
        this.rights = rights;
        this.items = items;
        this.timeline = load("timeline.properties");
    }

    /** What happened, in a sentence. */
    String what(TimelineEntry entry) {
        var special = timeline.getProperty(entry.what() + "." + entry.detail());
        if (special != null) {
            return special;
        }
        var wording = timeline.getProperty(entry.what());
        if (wording == null) {
            return entry.detail().isEmpty() ? entry.what() : entry.what() + ": " + entry.detail();
        }
        var worded = wording.contains("{item}") ? wording.replace("{item}", item(entry.detail())) : wording;
        return worded.replace("{right}", right(entry.detail())).replace("{detail}", entry.detail());
    }

    /** The name of an item of the data map; one that the map no longer has is shown by its code. */
    String item(String code) {
        try {
            return items.name(code, Language.RU);
        } catch (IllegalArgumentException unknown) {
            return code;
        }
    }

    /** Which of our letters it is. */
    String letter(String template) {
        return timeline.getProperty("letter-sent." + template, template);
    }

    /** Who did it. */
    String who(Actor actor) {
        return switch (actor.kind()) {
            case SUBJECT -> "заявитель";
            case STAFF -> actor.name();
            case WORKER -> "система (" + actor.name() + ")";
        };
    }

    /** The name of a right by its id, or what a term is for that belongs to none. */
    String right(String id) {
        var noRight = timeline.getProperty("term." + id);
        if (noRight != null) {
            return noRight;
        }
        return rights.rights().stream()
                .filter(right -> right.id().equals(id))
                .findFirst()
                .map(right -> right.name(Language.RU.code()))
                .orElse(id);
    }

    /** In which state a request is. */
    String state(SubjectRequest request) {
        var outcome = request.outcome();
        if (outcome == null) {
            return "в работе";
        }
        return switch (outcome) {
            case "fulfilled" -> "исполнено";
            case "partly-fulfilled" -> "исполнено частично";
            case "refused" -> "отказано";
            case "nothing-held" -> "данных нет";
            case "duplicate" -> "повтор";
            case "taken-back" -> "отозвано";
            case "not-a-request" -> "не о персональных данных";
            default -> outcome;
        };
    }

    /** How a request reached the shop. */
    String channel(Channel channel) {
        return switch (channel) {
            case EMAIL -> "письмо по электронной почте";
        };
    }

    /** The language of a request, which letters are written in. */
    String language(Language language) {
        return switch (language) {
            case RU -> "русский";
            case KK -> "казахский";
            case EN -> "английский";
        };
    }

    private static Properties load(String file) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException failure) {
            throw new UncheckedIOException("The wordings %s can't be read".formatted(file), failure);
        }
    }
}

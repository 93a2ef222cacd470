package kz.bazarjoq.requests.correspondence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.bazarjoq.requests.correspondence.Destinations.Destination;
import kz.bazarjoq.requests.correspondence.Threads.ThreadLetter;
import kz.bazarjoq.requests.correspondence.template.LetterTexts;
import kz.bazarjoq.requests.correspondence.template.RenderedLetter;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns an order into a letter: whom it goes to, in which thread, under which subject, with what content. */
@Component
class LetterWriter {

    /** The placeholder that takes what staff have written. */
    static final String ANSWER = "answerText";

    private static final int MOST_REFERENCES = 20;

    private final LetterTexts texts;
    private final LetterFacts facts;
    private final Register register;
    private final Destinations destinations;
    private final Answers answers;

    LetterWriter(LetterTexts texts, LetterFacts facts, Register register, Destinations destinations, Answers answers) {
        this.texts = texts;
        this.facts = facts;
        this.register = register;
        this.destinations = destinations;
        this.answers = answers;
    }

    /** The letter, or empty where the sender whom it should go to left no address. */
    Optional<OutgoingLetter> write(LetterOrder order) {
        var request = register.get(order.request());
        return destinations.of(order.recipient(), request).map(destination -> write(order, request, destination));
    }

    /** The letter to an organisation, which begins a thread of its own. */
    OutgoingLetter write(OrganisationLetter letter) {
        var request = register.get(letter.request());
        Map<String, @Nullable Object> values = new HashMap<>(facts.ofEveryLetter(request, letter.language()));
        values.putAll(letter.placeholders());
        var content = texts.toCustomer(
                List.of(),
                OrganisationLetter.TEMPLATE,
                letter.language(),
                values,
                letter.secrets().keySet());
        return new OutgoingLetter(
                letter.key(),
                letter.request(),
                OrganisationLetter.TEMPLATE,
                letter.address(),
                new RenderedLetter(
                        SubjectLine.of(request.number(), content.subject(), Optional.empty()),
                        content.text(),
                        content.html()),
                messageId(request),
                Optional.empty(),
                List.of(),
                false);
    }

    private String messageId(SubjectRequest request) {
        return "<%s.%s@%s>".formatted(request.number(), UUID.randomUUID(), facts.domain());
    }

    private OutgoingLetter write(LetterOrder order, SubjectRequest request, Destination destination) {
        var content = content(order, request);
        var answered = destination.answers();
        var subject = SubjectLine.of(request.number(), content.subject(), answered.map(ThreadLetter::subject));
        return new OutgoingLetter(
                order.key(),
                order.request(),
                order.template(),
                destination.address(),
                new RenderedLetter(subject, content.text(), content.html()),
                messageId(request),
                answered.flatMap(ThreadLetter::messageId),
                answered.map(LetterWriter::references).orElse(List.of()),
                false);
    }

    private RenderedLetter content(LetterOrder order, SubjectRequest request) {
        var staff = order.recipient().isStaff();
        var language = staff ? Language.RU : order.language();
        Map<String, @Nullable Object> values = new HashMap<>(facts.ofEveryLetter(request, language));
        if (staff) {
            values.putAll(facts.ofStaffLetter(request));
        } else if (texts.placeholders(order.folders(), order.template(), language)
                .contains(ANSWER)) {
            values.put(ANSWER, answers.take(order.request(), order.folders()));
        }
        values.putAll(order.placeholders());
        var secrets = order.secrets().keySet();
        return staff
                ? texts.toStaff(order.folders(), order.template(), values, secrets)
                : texts.toCustomer(order.folders(), order.template(), language, values, secrets);
    }

    /** The thread so far, as RFC 5322 wants it; of a very long one the first letter and the last ones. */
    private static List<String> references(ThreadLetter answered) {
        var thread = new ArrayList<>(answered.references());
        answered.messageId().ifPresent(id -> {
            thread.remove(id);
            thread.add(id);
        });
        while (thread.size() > MOST_REFERENCES) {
            thread.remove(1);
        }
        return thread;
    }
}

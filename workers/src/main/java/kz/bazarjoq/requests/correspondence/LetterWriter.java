package kz.bazarjoq.requests.correspondence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.bazarjoq.requests.correspondence.Destinations.Destination;
import kz.bazarjoq.requests.correspondence.Threads.ThreadLetter;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;

/** Turns an order into a letter: whom it goes to, in which thread, under which subject, with what content. */
@Component
class LetterWriter {

    private static final int MOST_REFERENCES = 20;

    private final LetterTemplates templates;
    private final LetterRenderer renderer;
    private final LetterFacts facts;
    private final Register register;
    private final Destinations destinations;

    LetterWriter(
            LetterTemplates templates,
            LetterRenderer renderer,
            LetterFacts facts,
            Register register,
            Destinations destinations) {
        this.templates = templates;
        this.renderer = renderer;
        this.facts = facts;
        this.register = register;
        this.destinations = destinations;
    }

    /** The letter, or empty where the sender whom it should go to left no address. */
    Optional<OutgoingLetter> write(LetterOrder order) {
        var request = register.get(order.request());
        return destinations.of(order.recipient(), request).map(destination -> write(order, request, destination));
    }

    private OutgoingLetter write(LetterOrder order, SubjectRequest request, Destination destination) {
        var language = order.recipient().isStaff() ? Language.RU : order.language();
        var template = templates.find(order.process(), order.template(), order.recipient(), language);
        Map<String, Object> values = new HashMap<>(facts.ofEveryLetter(request, language));
        values.putAll(order.placeholders());
        var content =
                renderer.render(template, language, values, order.secrets().keySet());
        var answered = destination.answers();
        var subject = SubjectLine.of(request.number(), content.subject(), answered.map(ThreadLetter::subject));
        return new OutgoingLetter(
                order.key(),
                order.request(),
                order.template(),
                destination.address(),
                new RenderedLetter(subject, content.text(), content.html()),
                "<%s.%s@%s>".formatted(request.number(), UUID.randomUUID(), facts.domain()),
                answered.flatMap(ThreadLetter::messageId),
                answered.map(LetterWriter::references).orElse(List.of()),
                null);
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

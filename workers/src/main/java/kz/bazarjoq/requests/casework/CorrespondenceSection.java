package kz.bazarjoq.requests.casework;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.IncomingLetter.Attachment;
import kz.bazarjoq.requests.correspondence.Letters;
import kz.bazarjoq.requests.correspondence.SentLetter;
import kz.bazarjoq.requests.intake.ReceivedLetter;
import kz.bazarjoq.requests.intake.ReceivedLetters;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letter that the request began with, and every later one in and out, oldest first. */
@Component
class CorrespondenceSection implements CaseSection {

    private final ReceivedLetters received;
    private final Letters sent;
    private final CaseWording wording;

    CorrespondenceSection(ReceivedLetters received, Letters sent, CaseWording wording) {
        this.received = received;
        this.sent = sent;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        var incoming = received.ofRequest(request.id()).stream()
                .map(CorrespondenceSection::line)
                .toList();
        var outgoing = sent.ofRequest(request.id()).stream().map(this::line);
        var section = new HashMap<String, Object>();
        if (!incoming.isEmpty()) {
            section.put("letter", incoming.getFirst());
        }
        section.put(
                "letters",
                Stream.concat(incoming.stream().skip(1), outgoing)
                        .sorted(Comparator.comparing(LetterLine::instant))
                        .toList());
        return section;
    }

    private static LetterLine line(ReceivedLetter letter) {
        var said = letter.newText().isBlank() ? letter.text() : letter.newText();
        return new LetterLine(
                letter.id(),
                "",
                letter.from().map(CorrespondenceSection::name).orElse("отправитель не указан"),
                letter.subject(),
                said,
                said.strip().equals(letter.text().strip()) ? "" : letter.text(),
                letter.attachments().stream().map(CorrespondenceSection::line).toList(),
                letter.readable(),
                letter.automatic().orElse(""),
                Russian.moment(letter.receivedAt()),
                letter.receivedAt());
    }

    private LetterLine line(SentLetter letter) {
        return new LetterLine(
                null,
                wording.letter(letter.template()),
                letter.address(),
                letter.subject(),
                letter.text(),
                "",
                List.of(),
                true,
                "",
                moment(letter),
                letter.createdAt());
    }

    private static String moment(SentLetter letter) {
        return letter.sentAt()
                .map(Russian::moment)
                .or(() ->
                        letter.refusedAt().map(refused -> "не отправлено, адресу отказано " + Russian.moment(refused)))
                .orElseGet(() -> "ждёт отправки с " + Russian.moment(letter.createdAt()));
    }

    private static AttachmentLine line(Attachment attachment) {
        return new AttachmentLine(attachment.name(), attachment.type(), Russian.size(attachment.size()));
    }

    private static String name(Correspondent from) {
        return from.name().isBlank() ? from.address() : "%s <%s>".formatted(from.name(), from.address());
    }

    /**
     * A letter as the page shows it.
     *
     * @param id of the raw letter; null for a letter of ours
     * @param what which letter of ours it is, else empty
     * @param full all of the text where {@code text} leaves quotations out, else empty
     * @param automatic why it counts as a machine's, else empty
     */
    record LetterLine(
            @Nullable UUID id,
            String what,
            String who,
            String subject,
            String text,
            String full,
            List<AttachmentLine> attachments,
            boolean readable,
            String automatic,
            String at,
            Instant instant) {}

    record AttachmentLine(String name, String type, String size) {}
}

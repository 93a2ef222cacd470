package kz.bazarjoq.requests.local;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the pages of the mail program show; Mustache escapes all of it. */
final class MailPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(ZoneId.of("Asia/Almaty"));

    private final MailPart mail;
    private final Mustache page = new DefaultMustacheFactory("local-platform").compile("mail.html");

    MailPages(MailPart mail) {
        this.mail = mail;
    }

    String mailboxes() {
        var mailboxes = mail.addresses().stream()
                .map(address -> Map.of(
                        "address",
                        address,
                        "link",
                        link(address),
                        "count",
                        mail.letters(address).size()))
                .toList();
        return render("Mailboxes", Map.of("index", Map.of("mailboxes", mailboxes), "live", true));
    }

    String mailbox(String address) {
        requireKnown(address);
        var letters = mail.letters(address).stream().map(MailPages::view).toList();
        return render(
                address,
                Map.of("mailbox", Map.of("address", address, "link", link(address), "letters", letters), "live", true));
    }

    String letter(String address, long uid) {
        var letter = view(find(address, uid));
        return render(address, Map.of("letter", letter, "owner", address));
    }

    String write(String from) {
        return render("A new letter", Map.of("write", Map.of("from", from, "to", MailPart.SHOP)));
    }

    String problem(String what) {
        return render("It didn't work", Map.of("problem", what));
    }

    /** Sends what a form holds: an answer when it names the letter answered, a new letter otherwise. */
    void send(Map<String, String> form) {
        var from = form.getOrDefault("from", "").strip();
        var text = form.getOrDefault("text", "");
        var answered = form.getOrDefault("answered", "");
        mail.open(from);
        mail.send(
                answered.isEmpty()
                        ? new NewLetter(
                                from, form.getOrDefault("to", "").strip(), form.getOrDefault("subject", ""), text)
                        : NewLetter.answerTo(find(from, Long.parseLong(answered)), from, text));
    }

    private Letter find(String address, long uid) {
        requireKnown(address);
        return mail.letters(address).stream()
                .filter(letter -> letter.uid() == uid)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such letter."));
    }

    private void requireKnown(String address) {
        if (!mail.addresses().contains(address.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("There is no such mailbox yet: write a letter to it or from it first.");
        }
    }

    private static String link(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> view(Letter letter) {
        return Map.of(
                "uid", letter.uid(),
                "from", letter.from(),
                "to", letter.to(),
                "subject", letter.subject().isBlank() ? "(no subject)" : letter.subject(),
                "received", TIME.format(letter.received()),
                "text", letter.text());
    }

    private String render(String title, Map<String, ?> content) {
        var model = new HashMap<String, Object>(content);
        model.put("title", title);
        var output = new StringWriter();
        page.execute(output, List.of(model));
        return output.toString();
    }
}

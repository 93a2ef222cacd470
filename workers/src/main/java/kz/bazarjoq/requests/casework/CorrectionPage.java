package kz.bazarjoq.requests.casework;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.bazarjoq.requests.casework.CaseViewings.What;
import kz.bazarjoq.requests.data.CorrectableTable;
import kz.bazarjoq.requests.data.CorrectableTable.Field;
import kz.bazarjoq.requests.data.Correction;
import kz.bazarjoq.requests.data.Correction.Content;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.data.Corrections;
import kz.bazarjoq.requests.data.LocalizedText;
import kz.bazarjoq.requests.data.SourceUnavailableException;
import kz.bazarjoq.requests.data.ValuePlace;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page where corrections are prepared and decided on, shown after the viewing was recorded. */
@Component
class CorrectionPage {

    private final Corrections corrections;
    private final CorrectionSection section;
    private final CaseWording wording;
    private final CaseViewings viewings;

    CorrectionPage(Corrections corrections, CorrectionSection section, CaseWording wording, CaseViewings viewings) {
        this.corrections = corrections;
        this.section = section;
        this.wording = wording;
        this.viewings = viewings;
    }

    /** Fills the model and names the template; what was typed and isn't kept stands where it was typed. */
    String show(
            SubjectRequest request, String row, @Nullable TypedCorrection refused, Authentication staff, Model model) {
        viewings.record(request.id(), staff.getName(), What.CORRECTABLE_DATA, "");
        var prepared = corrections.of(request.id());
        model.addAttribute("number", request.number().value());
        model.addAttribute("open", section.mayCorrect(request));
        model.addAttribute("officer", staff.getAuthorities().contains(StaffRole.PRIVACY_OFFICER.authority()));
        model.addAttribute("row", row);
        model.addAttribute("refused", refused);
        model.addAttribute("prepared", prepared.stream().map(this::line).toList());
        model.addAttribute("tables", tables(request, row, prepared, refused, staff, model));
        return "corrections";
    }

    private List<TableLine> tables(
            SubjectRequest request,
            String row,
            List<Correction> prepared,
            @Nullable TypedCorrection refused,
            Authentication staff,
            Model model) {
        if (!section.mayCorrect(request)) {
            return List.of();
        }
        try {
            return corrections.values(request.id(), row, staff.getName()).stream()
                    .map(table -> new TableLine(
                            table.name().in(Language.RU),
                            table.more(),
                            table.rows().stream()
                                    .map(found -> row(table, found, prepared, refused))
                                    .toList()))
                    .toList();
        } catch (SourceUnavailableException away) {
            model.addAttribute("away", true);
            return List.of();
        }
    }

    private static RowLine row(
            CorrectableTable table,
            CorrectableTable.Row row,
            List<Correction> prepared,
            @Nullable TypedCorrection refused) {
        return new RowLine(
                String.join("-", row.key()),
                row.fields().stream()
                        .map(field -> field(
                                new ValuePlace(table.source(), table.table(), row.key(), field.column()),
                                field,
                                prepared,
                                refused))
                        .toList());
    }

    private static FieldLine field(
            ValuePlace place, Field field, List<Correction> prepared, @Nullable TypedCorrection refused) {
        var before = prepared.stream()
                .filter(correction -> isOpenAt(correction, place))
                .findFirst();
        var typed = Optional.ofNullable(refused).filter(one -> one.place().equals(place));
        var content = before.map(Correction::content);
        return new FieldLine(
                place,
                field.name().in(Language.RU),
                field.value(),
                inWords(field.value(), field.words()),
                field.rule(),
                field.choices().stream()
                        .map(choice -> new Choice(choice, String.valueOf(inWords(choice, field.words()))))
                        .toList(),
                field.mayBeEmpty(),
                typed.map(TypedCorrection::way)
                        .orElseGet(() -> before.map(CorrectionPage::way).orElse("change")),
                typed.map(TypedCorrection::value)
                        .orElseGet(() -> content.map(Content::wanted).orElse("")),
                typed.map(TypedCorrection::evidence)
                        .orElseGet(() -> content.map(Content::evidence).orElse("")),
                before.map(Correction::version).orElse(0),
                typed.isPresent() || before.isPresent(),
                typed.map(TypedCorrection::why).orElse(null),
                typed.filter(TypedCorrection::ofEvidence).isPresent());
    }

    private static boolean isOpenAt(Correction correction, ValuePlace place) {
        var content = correction.content();
        return content != null
                && !correction.settled()
                && correction.item().equals(place.item())
                && content.key().equals(place.key());
    }

    private static String way(Correction correction) {
        if (correction.way() == Way.UNCHANGEABLE) {
            return "unchangeable";
        }
        var content = correction.content();
        return content != null && content.wanted() == null ? "empty" : "change";
    }

    /** A code in words and a day as it is read; what is neither, as it is stored. */
    private static @Nullable String inWords(@Nullable String value, Map<String, LocalizedText> words) {
        if (value == null) {
            return null;
        }
        var worded = words.get(value);
        if (worded != null) {
            return worded.in(Language.RU);
        }
        try {
            return Russian.date(LocalDate.parse(value));
        } catch (DateTimeParseException noDay) {
            return value;
        }
    }

    private PreparedLine line(Correction correction) {
        var content = correction.settled() ? null : correction.content();
        var words = corrections.words(correction);
        return new PreparedLine(
                correction.id().toString(),
                wording.item(correction.item()),
                CorrectionSection.state(correction),
                correction.settled(),
                correction.version(),
                correction.preparedBy(),
                Russian.moment(correction.preparedAt()),
                Objects.requireNonNullElse(correction.decidedBy(), ""),
                content == null ? "" : String.join("-", content.key()),
                content,
                content == null ? null : inWords(content.seen(), words),
                content == null ? null : inWords(content.wanted(), words),
                way(correction));
    }

    record TableLine(String name, boolean more, List<RowLine> rows) {}

    record RowLine(String key, List<FieldLine> fields) {}

    /**
     * A value and what is typed for it.
     *
     * @param shown the value as staff read it
     * @param opened whether the form is open already
     * @param why why what was typed isn't kept
     * @param ofEvidence whether that is about the evidence
     */
    record FieldLine(
            ValuePlace place,
            String name,
            @Nullable String value,
            @Nullable String shown,
            String rule,
            List<Choice> choices,
            boolean mayBeEmpty,
            String way,
            String typed,
            String evidence,
            int version,
            boolean opened,
            @Nullable String why,
            boolean ofEvidence) {

        /** Names the form's fields on the page. */
        public String id() {
            return "%s-%s"
                    .formatted(place.item(), String.join("-", place.key()))
                    .replaceAll("[^\\p{L}\\d-]", "-");
        }

        @Override
        public String toString() {
            return "FieldLine[%s]".formatted(place);
        }
    }

    /** What was prepared, as it is decided on. */
    record PreparedLine(
            String id,
            String name,
            String state,
            boolean settled,
            int version,
            String by,
            String at,
            String decidedBy,
            String row,
            @Nullable Content content,
            @Nullable String seen,
            @Nullable String wanted,
            String way) {

        @Override
        public String toString() {
            return "PreparedLine[%s]".formatted(id);
        }
    }

    /** A value that may be chosen, and its words. */
    record Choice(String code, String words) {}

    /** What was typed and isn't kept. */
    record TypedCorrection(
            ValuePlace place, String way, String value, String evidence, String why, boolean ofEvidence) {

        @Override
        public String toString() {
            return "TypedCorrection[%s]".formatted(place);
        }
    }
}

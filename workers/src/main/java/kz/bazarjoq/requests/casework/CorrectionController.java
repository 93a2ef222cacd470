package kz.bazarjoq.requests.casework;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.bazarjoq.requests.casework.CorrectionPage.TypedCorrection;
import kz.bazarjoq.requests.data.Correction.Decision;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.data.Corrections;
import kz.bazarjoq.requests.data.Corrections.Preparation;
import kz.bazarjoq.requests.data.InvalidCorrectionException;
import kz.bazarjoq.requests.data.SourceUnavailableException;
import kz.bazarjoq.requests.data.ValuePlace;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets support prepare corrections and the privacy officer decide on them. Values and keys never stand in an address. */
@Controller
@RequestMapping("/cases/{number}/corrections")
class CorrectionController {

    private final Cases cases;
    private final CorrectionPage page;
    private final CorrectionSection section;
    private final Corrections corrections;

    CorrectionController(Cases cases, CorrectionPage page, CorrectionSection section, Corrections corrections) {
        this.cases = cases;
        this.page = page;
        this.section = section;
        this.corrections = corrections;
    }

    @GetMapping
    String show(@PathVariable String number, Authentication staff, Model model) {
        return page.show(cases.get(number), "", null, staff, model);
    }

    /** Shows the rows of one key, where there are too many for one page. */
    @PostMapping("/row")
    String find(@PathVariable String number, @RequestParam String row, Authentication staff, Model model) {
        return page.show(cases.get(number), row, null, staff, model);
    }

    @PostMapping
    ModelAndView prepare(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> form,
            Authentication staff,
            Model model) {
        var request = cases.get(number);
        var typed = TypedFields.of(form);
        if (!section.mayCorrect(request)) {
            return refused(request, typed, CorrectionWording.CLOSED, false, HttpStatus.CONFLICT, staff, model);
        }
        try {
            corrections.prepare(request.id(), typed.preparation(), staff.getName());
            return done(request, "prepared");
        } catch (InvalidCorrectionException invalid) {
            var fault = invalid.fault();
            return refused(
                    request,
                    typed,
                    CorrectionWording.of(fault),
                    fault.isOfEvidence(),
                    fault.isConflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                    staff,
                    model);
        } catch (SourceUnavailableException away) {
            return refused(request, typed, CorrectionWording.AWAY, false, HttpStatus.SERVICE_UNAVAILABLE, staff, model);
        }
    }

    @PostMapping("/{id}/decision")
    ModelAndView decide(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Decision decision,
            Authentication staff) {
        if (!staff.getAuthorities().contains(StaffRole.PRIVACY_OFFICER.authority())) {
            throw new AccessDeniedException("Only the privacy officer decides on corrections");
        }
        var request = cases.get(number);
        var decided =
                section.mayCorrect(request) && corrections.decide(request.id(), id, version, decision, staff.getName());
        return done(request, decided ? "decided" : "changed");
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(
            @PathVariable String number, @PathVariable UUID id, @RequestParam int version, Authentication staff) {
        var request = cases.get(number);
        var removed = section.mayCorrect(request) && corrections.remove(request.id(), id, version, staff.getName());
        return done(request, removed ? "removed" : "changed");
    }

    private static ModelAndView done(SubjectRequest request, String what) {
        return new ModelAndView("redirect:/cases/%s/corrections?%s".formatted(request.number(), what));
    }

    private ModelAndView refused(
            SubjectRequest request,
            TypedFields typed,
            String why,
            boolean ofEvidence,
            HttpStatus status,
            Authentication staff,
            Model model) {
        var shown = new TypedCorrection(typed.place(), typed.way(), typed.value(), typed.evidence(), why, ofEvidence);
        return new ModelAndView(page.show(request, typed.row(), shown, staff, model), model.asMap(), status);
    }

    /**
     * The fields of the form.
     *
     * @param seen the value that the page showed; null where it showed none
     * @param way {@code change}, {@code empty} or {@code unchangeable}
     * @param row the key that the rows were looked for by
     */
    private record TypedFields(
            ValuePlace place,
            @Nullable String seen,
            String way,
            String value,
            String evidence,
            int version,
            String row) {

        /** Bound by hand: Spring would take a key with a comma for two. */
        static TypedFields of(MultiValueMap<String, String> form) {
            return new TypedFields(
                    new ValuePlace(
                            field(form, "source"),
                            field(form, "table"),
                            form.getOrDefault("key", List.of()),
                            field(form, "column")),
                    form.getFirst("seen"),
                    field(form, "way"),
                    field(form, "value"),
                    field(form, "evidence"),
                    Integer.parseInt(field(form, "version")),
                    field(form, "row"));
        }

        private static String field(MultiValueMap<String, String> form, String name) {
            return Objects.requireNonNullElse(form.getFirst(name), "");
        }

        Preparation preparation() {
            return new Preparation(
                    place,
                    seen,
                    way.equals("unchangeable") ? Way.UNCHANGEABLE : Way.CHANGE,
                    way.equals("empty"),
                    value,
                    evidence,
                    version);
        }

        @Override
        public String toString() {
            return "TypedFields[%s]".formatted(place);
        }
    }
}

package kz.bazarjoq.requests.casework;

import java.util.List;
import kz.bazarjoq.requests.casework.CaseViewings.What;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of a case: its sections in one model, shown after the viewing was recorded. */
@Component
class CasePage {

    private final Cases cases;
    private final List<CaseSection> sections;
    private final CaseViewings viewings;

    CasePage(Cases cases, List<CaseSection> sections, CaseViewings viewings) {
        this.cases = cases;
        this.sections = List.copyOf(sections);
        this.viewings = viewings;
    }

    /** Records the viewing, fills the model and names the template. */
    String show(SubjectRequest request, Authentication staff, Model model) {
        viewings.record(request.id(), staff.getName(), What.CASE, "");
        model.addAttribute("case", cases.header(request));
        sections.forEach(section -> model.addAllAttributes(section.of(request)));
        if (staff.getAuthorities().contains(StaffRole.PRIVACY_OFFICER.authority())) {
            model.addAttribute("viewings", viewings.of(request.id()));
        }
        return "case";
    }
}

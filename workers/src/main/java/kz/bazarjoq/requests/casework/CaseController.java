package kz.bazarjoq.requests.casework;

import java.util.List;
import kz.bazarjoq.requests.casework.CaseViewings.What;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of cases. */
@Controller
class CaseController {

    private final Cases cases;
    private final List<CaseSection> sections;
    private final CaseViewings viewings;

    CaseController(Cases cases, List<CaseSection> sections, CaseViewings viewings) {
        this.cases = cases;
        this.sections = List.copyOf(sections);
        this.viewings = viewings;
    }

    @GetMapping("/cases")
    String list(@RequestParam(defaultValue = "") String number, Model model) {
        var found = cases.search(number);
        if (found.isPresent()) {
            return "redirect:/cases/" + found.get().number();
        }
        model.addAttribute("number", number);
        model.addAttribute("notFound", !number.isBlank());
        model.addAttribute("cases", cases.newest());
        return "cases";
    }

    @GetMapping("/cases/{number}")
    String show(@PathVariable String number, Authentication staff, Model model) {
        var request = cases.get(number);
        viewings.record(request.id(), staff.getName(), What.CASE, "");
        model.addAttribute("case", cases.header(request));
        sections.forEach(section -> model.addAllAttributes(section.of(request)));
        if (staff.getAuthorities().contains(StaffRole.PRIVACY_OFFICER.authority())) {
            model.addAttribute("viewings", viewings.of(request.id()));
        }
        return "case";
    }
}

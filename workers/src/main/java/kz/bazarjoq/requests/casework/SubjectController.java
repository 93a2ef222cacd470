package kz.bazarjoq.requests.casework;

import kz.bazarjoq.requests.data.SubjectRef;
import kz.bazarjoq.requests.identity.Identification;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets staff find the customer who wrote. What they search by is personal, so it never stands in an address. */
@Controller
@RequestMapping("/cases/{number}")
class SubjectController {

    private final Cases cases;
    private final CasePage page;
    private final SubjectSection section;
    private final SubjectSearch search;
    private final Identification identification;

    SubjectController(
            Cases cases, CasePage page, SubjectSection section, SubjectSearch search, Identification identification) {
        this.cases = cases;
        this.page = page;
        this.section = section;
        this.search = search;
        this.identification = identification;
    }

    @PostMapping("/subjects")
    String find(@PathVariable String number, @RequestParam String text, Authentication staff, Model model) {
        var request = cases.get(number);
        if (section.mayPick(request)) {
            model.addAllAttributes(search.of(request, text, staff.getName()));
        }
        return page.show(request, staff, model);
    }

    @PostMapping("/subject")
    String pick(
            @PathVariable String number, @RequestParam String source, @RequestParam String key, Authentication staff) {
        var request = cases.get(number);
        var picked = section.mayPick(request) && search.knows(new SubjectRef(source, key));
        if (picked) {
            identification.pick(request.id(), source, key, staff.getName());
        }
        return "redirect:/cases/%s?%s#subject".formatted(request.number(), picked ? "picked" : "notPicked");
    }
}

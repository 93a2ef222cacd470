package kz.bazarjoq.requests.casework;

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
    private final CasePage page;

    CaseController(Cases cases, CasePage page) {
        this.cases = cases;
        this.page = page;
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
        return page.show(cases.get(number), staff, model);
    }
}

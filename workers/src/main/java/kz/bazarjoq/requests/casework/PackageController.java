package kz.bazarjoq.requests.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kz.bazarjoq.requests.casework.CaseViewings.What;
import kz.bazarjoq.requests.data.Packages;
import kz.bazarjoq.requests.register.Actor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands staff the file that the customer will get, and lets them black out more of its free texts, or less. */
@Controller
class PackageController {

    private static final int LONGEST = 200;

    private final Cases cases;
    private final Packages packages;
    private final CaseViewings viewings;

    PackageController(Cases cases, Packages packages, CaseViewings viewings) {
        this.cases = cases;
        this.packages = packages;
        this.viewings = viewings;
    }

    @GetMapping("/cases/{number}/packages/{right}")
    void fetch(
            @PathVariable String number, @PathVariable String right, Authentication staff, HttpServletResponse response)
            throws IOException {
        var request = cases.get(number);
        var made = packages.find(request.id(), right).orElseThrow(NoSuchCaseException::new);
        viewings.record(request.id(), staff.getName(), What.PACKAGE, made.content());
        response.setContentType("application/zip");
        response.setContentLengthLong(made.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("%s-%s.zip".formatted(request.number(), right))
                        .build()
                        .toString());
        packages.copy(made, Actor.staff(staff.getName()), response.getOutputStream());
    }

    @PostMapping("/cases/{number}/words")
    String redact(
            @PathVariable String number, @RequestParam String words, @RequestParam boolean hide, Authentication staff) {
        var request = cases.get(number);
        var text = words.strip();
        if (request.isOpen() && !text.isEmpty() && text.length() <= LONGEST) {
            packages.redact(request.id(), hide, text, Actor.staff(staff.getName()));
        }
        return "redirect:/cases/%s#packages".formatted(request.number());
    }
}

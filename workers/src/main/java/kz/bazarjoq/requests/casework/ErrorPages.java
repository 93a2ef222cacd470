package kz.bazarjoq.requests.casework;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What went wrong, said to people as a page and to programs as a problem detail; neither shows how the software works. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    /** What follows in such an address is a secret of the customer's, not to be logged. */
    private static final List<String> CUSTOMERS = List.of("/code/", "/answers/", "/confirm/");

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        var status = status(request);
        var address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        var incident = status.is5xxServerError() ? report(request, address) : "";
        if (address.startsWith("/api/")) {
            return problem(status, incident);
        }
        return page(isCustomers(address) ? "error-customer" : "error", status, incident);
    }

    private static boolean isCustomers(String address) {
        return CUSTOMERS.stream().anyMatch(address::startsWith);
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer number ? number : 404;
        var status = HttpStatus.resolve(code);
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String report(HttpServletRequest request, String address) {
        var incident = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        LOG.error(
                "Incident {} at {} {}: {}",
                incident,
                request.getMethod(),
                isCustomers(address) ? address.replaceFirst("^(/[a-z]+/).*", "$1…") : address,
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION_TYPE));
        return incident;
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String incident) {
        var problem = ProblemDetail.forStatus(status);
        if (!incident.isEmpty()) {
            problem.setProperty("incident", incident);
        }
        return ResponseEntity.of(problem).build();
    }

    private static ModelAndView page(String template, HttpStatus status, String incident) {
        var page = new ModelAndView(template);
        page.setStatus(status);
        page.addObject("status", status.value());
        page.addObject("incident", incident);
        return page;
    }
}

package kz.bazarjoq.requests.recipients;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page on which an organisation confirms. Looking at it changes nothing, since mail scanners open links. It names neither data nor
 * subject, and says of a link that nobody was sent what it says of one that was used.
 */
@Controller
@RequestMapping("/confirm/{id}/{token}")
class ConfirmPage {

    private final ConfirmLink link;
    private final Notices notices;

    ConfirmPage(ConfirmLink link, Notices notices) {
        this.link = link;
        this.notices = notices;
    }

    @GetMapping
    String show(@PathVariable String id, @PathVariable String token, Model model) {
        return page(link.notice(id, token), false, model);
    }

    @PostMapping
    String confirm(@PathVariable String id, @PathVariable String token, Model model) {
        var notice = link.notice(id, token);
        notice.ifPresent(one -> notices.markConfirmed(one, "link"));
        return page(notice, notice.isPresent(), model);
    }

    private static String page(Optional<Notice> notice, boolean confirmed, Model model) {
        model.addAttribute("organisation", notice.map(Notice::name).orElse(""));
        model.addAttribute(
                "open", notice.filter(one -> one.confirmedAt() == null).isPresent() && !confirmed);
        return "confirm";
    }
}

package kz.bazarjoq.requests.identity;

import java.util.Locale;
import java.util.stream.Stream;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.LanguageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that the letter with the code links to. Looking at it changes nothing, since mail scanners open links. It says
 * the same of a wrong code and of a link that nobody was sent, so that it tells a stranger nothing.
 */
@Controller
@RequestMapping("/code/{token}")
class CodePage {

    /** The wording of the customers' pages. */
    static final LanguageTexts TEXTS = new LanguageTexts("code-page");

    private final CodeLink link;

    CodePage(CodeLink link) {
        this.link = link;
    }

    @GetMapping
    String show(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String languages,
            Model model) {
        return page(token, languages, done(token, null), model);
    }

    @PostMapping
    String tryCode(
            @PathVariable String token,
            @RequestParam String code,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String languages,
            Model model) {
        return page(token, languages, link.tryCode(token, code) ? "right" : done(token, "not-right"), model);
    }

    @PostMapping("/again")
    String sendAgain(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String languages,
            Model model) {
        link.askForNewCode(token);
        return page(token, languages, done(token, "sent"), model);
    }

    /** Who answered already, by letter or in another window, has nothing to do here. */
    private @Nullable String done(String token, @Nullable String otherwise) {
        return link.isDone(token) ? "done" : otherwise;
    }

    private String page(String token, @Nullable String languages, @Nullable String said, Model model) {
        var language = link.language(token).orElseGet(() -> preferred(languages));
        model.addAttribute("token", token);
        model.addAttribute("said", said);
        model.addAttribute("language", language.code());
        model.addAttribute("texts", TEXTS.in(language));
        return "code";
    }

    /** The language of a page that no request stands behind. */
    static Language preferred(@Nullable String header) {
        if (header == null) {
            return Language.RU;
        }
        try {
            var offered = Stream.of(Language.values()).map(Language::code).toList();
            var chosen = Locale.lookupTag(Locale.LanguageRange.parse(header), offered);
            return chosen == null ? Language.RU : Language.ofCode(chosen);
        } catch (IllegalArgumentException malformed) {
            return Language.RU;
        }
    }
}

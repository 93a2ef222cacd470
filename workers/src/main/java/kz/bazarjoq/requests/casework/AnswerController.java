package kz.bazarjoq.requests.casework;

import java.util.Optional;
import kz.bazarjoq.requests.correspondence.AnswerText;
import kz.bazarjoq.requests.correspondence.Answers;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets staff write what a customer is answered. What they typed isn't lost: a page that refuses it shows it again. */
@Controller
class AnswerController {

    private final Cases cases;
    private final CasePage page;
    private final AnswerSection section;
    private final Answers answers;

    AnswerController(Cases cases, CasePage page, AnswerSection section, Answers answers) {
        this.cases = cases;
        this.page = page;
        this.section = section;
        this.answers = answers;
    }

    @PostMapping("/cases/{number}/answers/{right}")
    ModelAndView write(
            @PathVariable String number,
            @PathVariable String right,
            @RequestParam("answer") String typed,
            @RequestParam int version,
            Authentication staff,
            Model model) {
        var request = cases.get(number);
        var text = new AnswerText(typed);
        return refusal(request, right, text, version, staff.getName())
                .map(refusal -> {
                    model.addAttribute("refused", new RefusedAnswer(right, text.value(), refusal.wording));
                    return new ModelAndView(page.show(request, staff, model), model.asMap(), refusal.status);
                })
                .orElseGet(() -> new ModelAndView("redirect:/cases/%s?answered#answers".formatted(request.number())));
    }

    /** Why the answer isn't saved; empty where it is. */
    private Optional<Refusal> refusal(
            SubjectRequest request, String right, AnswerText text, int version, String staff) {
        if (!section.mayWrite(request, right)) {
            return Optional.of(Refusal.CLOSED);
        }
        if (text.isEmpty()) {
            return Optional.of(Refusal.EMPTY);
        }
        if (text.isTooLong()) {
            return Optional.of(Refusal.TOO_LONG);
        }
        return answers.write(request.id(), right, text, version, staff)
                ? Optional.empty()
                : Optional.of(Refusal.CHANGED);
    }

    private enum Refusal {
        EMPTY(HttpStatus.UNPROCESSABLE_CONTENT, "Напишите ответ: пустой сохранить нельзя."),
        TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT, "Ответ слишком длинный и не сохранён. Сократите его."),
        CHANGED(
                HttpStatus.CONFLICT,
                "Пока вы писали, ответ сохранил другой сотрудник. Его текст показан в письме, ваш — в поле и не сохранён."),
        CLOSED(HttpStatus.CONFLICT, "Ответ не сохранён: писать его уже поздно или ещё рано. Ваш текст показан ниже.");

        private final HttpStatus status;
        private final String wording;

        Refusal(HttpStatus status, String wording) {
            this.status = status;
            this.wording = wording;
        }
    }

    /** What was typed and isn't saved. */
    record RefusedAnswer(String right, String text, String why) {}
}

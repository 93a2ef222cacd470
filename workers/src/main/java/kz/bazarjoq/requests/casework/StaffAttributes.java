package kz.bazarjoq.requests.casework;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around every staff page shows. */
@ControllerAdvice(
        assignableTypes = {
            CaseController.class,
            AnswerController.class,
            CorrectionController.class,
            SubjectController.class,
            LetterController.class,
            PackageController.class,
            SignInController.class,
            ErrorPages.class
        })
class StaffAttributes {

    private final CaseworkProperties properties;

    StaffAttributes(CaseworkProperties properties) {
        this.properties = properties;
    }

    /** Who is signed in, or nobody. */
    @ModelAttribute("staff")
    @Nullable String staff(@Nullable Principal principal) {
        return principal == null ? null : principal.getName();
    }

    @ModelAttribute("tasklistUrl")
    String tasklistUrl() {
        return properties.tasklistUrl();
    }

    @ModelAttribute("operateUrl")
    String operateUrl() {
        return properties.operateUrl();
    }
}

package kz.bazarjoq.requests.casework;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no case with the number. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoSuchCaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}

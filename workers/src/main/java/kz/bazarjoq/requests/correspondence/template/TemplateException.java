package kz.bazarjoq.requests.correspondence.template;

import kz.bazarjoq.requests.engine.DataFree;

/** A letter's template is missing or can't be filled; the message names the file and what is wrong in it. */
public class TemplateException extends RuntimeException implements DataFree {

    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}

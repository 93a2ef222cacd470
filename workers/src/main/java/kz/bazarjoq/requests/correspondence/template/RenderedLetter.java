package kz.bazarjoq.requests.correspondence.template;

/** A letter's subject and its body, both as plain text and as an HTML document. */
public record RenderedLetter(String subject, String text, String html) {}

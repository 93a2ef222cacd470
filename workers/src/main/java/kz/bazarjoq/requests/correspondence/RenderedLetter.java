package kz.bazarjoq.requests.correspondence;

/** A letter's subject and its body, both as plain text and as an HTML document. */
record RenderedLetter(String subject, String text, String html) {}

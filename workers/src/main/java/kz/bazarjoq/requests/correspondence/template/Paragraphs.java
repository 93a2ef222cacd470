package kz.bazarjoq.requests.correspondence.template;

/** A value from outside that keeps its paragraphs and lines in a letter, and is text and nothing else in each of them. */
public record Paragraphs(String text) {

    /** The text, for where a letter has one line only. */
    @Override
    public String toString() {
        return text;
    }
}

package kz.bazarjoq.requests.models.lint;

/**
 * What is wrong with a file of {@code processes/}, said so that an analyst finds it.
 *
 * @param element the id of the element, empty where the whole file is meant
 */
public record Finding(String file, String element, String rule, String message) {

    @Override
    public String toString() {
        return "%s%s: %s [%s]".formatted(file, element.isEmpty() ? "" : ", " + element, message, rule);
    }
}

package kz.bazarjoq.requests.models.harness;

/** A letter that a process sent: whose template, which and to whom. */
public record Letter(String process, String template, String to) {

    static Letter of(SeenJob job) {
        return new Letter(
                job.process(),
                job.headers().getOrDefault("template", ""),
                job.headers().getOrDefault("to", ""));
    }

    @Override
    public String toString() {
        return template + " to " + to;
    }
}

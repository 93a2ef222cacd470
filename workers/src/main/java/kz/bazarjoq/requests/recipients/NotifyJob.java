package kz.bazarjoq.requests.recipients;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The variables that say what is to be told. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NotifyJob(
        @Nullable List<Treatment> treatments, @Nullable List<Correction> corrections, @Nullable List<Kept> kept) {

    /**
     * What became of each item.
     *
     * @param found all that was found, where the variables name nothing
     */
    List<ToldItem> items(What action, Supplier<List<String>> found) {
        var items = new ArrayList<ToldItem>();
        if (corrections != null) {
            corrections.stream().flatMap(this::corrected).forEach(items::add);
        } else if (treatments != null) {
            treatments.stream().flatMap(this::treated).forEach(items::add);
        } else {
            found.get().stream().map(item -> item(action, item)).forEach(items::add);
        }
        return items.stream().distinct().toList();
    }

    private Stream<ToldItem> corrected(Correction correction) {
        return switch (correction.result()) {
            case "changed" -> Stream.of(new ToldItem(What.CORRECTED, correction.item()));
            case "unchangeable" -> keptItems().contains(correction.item())
                    ? Stream.empty()
                    : Stream.of(new ToldItem(What.DESTROYED, correction.item()));
            default -> Stream.empty();
        };
    }

    /** Whose processing was stopped, and what was destroyed of it. */
    private Stream<ToldItem> treated(Treatment treatment) {
        return switch (Objects.requireNonNullElse(treatment.treatment(), "")) {
            case "destroy" -> Stream.of(item(What.DESTROYED, treatment.item()));
            case "stop", "restrict", "held" -> Stream.of(new ToldItem(What.STOPPED, treatment.item()));
            default -> Stream.empty();
        };
    }

    /** What had to stay isn't destroyed, but its processing has been stopped. */
    private ToldItem item(What what, String item) {
        return new ToldItem(what == What.DESTROYED && keptItems().contains(item) ? What.STOPPED : what, item);
    }

    private Set<String> keptItems() {
        return kept == null ? Set.of() : kept.stream().map(Kept::item).collect(Collectors.toSet());
    }

    /** What was decided on a part of the data. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Treatment(String item, @Nullable String treatment) {}

    /** Where a value stands that was to be corrected. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Correction(String item, String result) {}

    /** What couldn't be destroyed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Kept(String item) {}

    /** What became of an item, which may be a variable: by code, never by value. */
    record ToldItem(What what, String item) {}
}

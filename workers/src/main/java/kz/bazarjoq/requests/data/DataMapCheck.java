package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks what the files of the data map say against each other, and tells all that is wrong at once. */
final class DataMapCheck {

    private final DataMap map;
    private final MapFile partsFile;
    private final MapFile recipientsFile;
    private final List<MapProblem> problems = new ArrayList<>();

    DataMapCheck(DataMap map, MapFile partsFile, MapFile recipientsFile) {
        this.map = map;
        this.partsFile = partsFile;
        this.recipientsFile = recipientsFile;
    }

    void run() {
        map.parts().forEach(this::part);
        map.recipients().forEach(this::recipient);
        map.sources().forEach(source -> problems.addAll(new SourceCheck(map, source).problems()));
        if (!problems.isEmpty()) {
            throw new InvalidDataMapException(problems);
        }
    }

    private void part(String code, Part part) {
        var words = map.vocabulary();
        known(partsFile, "category", part.category(), words.categories(), "parts", code, "category");
        known(partsFile, "origin", part.origin(), words.origins(), "parts", code, "origin");
        known(partsFile, "event", part.keep().from(), words.events(), "parts", code, "keep", "from");
        part.purposes()
                .forEach(purpose -> known(partsFile, "purpose", purpose, words.purposes(), "parts", code, "purposes"));
        part.bases().forEach(basis -> {
            known(partsFile, "basis", basis.basis(), words.bases(), "parts", code, "bases");
            clauses(partsFile, basis.clause(), "parts", code, "bases");
        });
        clauses(partsFile, part.keep().clause(), "parts", code, "keep", "clause");
        clauses(partsFile, part.source(), "parts", code, "source");
        part.recipients()
                .forEach(recipient ->
                        known(partsFile, "recipient", recipient, map.recipients(), "parts", code, "recipients"));
    }

    private void recipient(String code, Organisation organisation) {
        clauses(recipientsFile, organisation.source(), "recipients", code, "source");
        if (organisation.bin() != null && !CheckDigit.holds(organisation.bin())) {
            problems.add(recipientsFile.problem(
                    List.of("recipients", code, "bin"),
                    "the check digit of the BIN is wrong",
                    "Correct the number from the contract."));
        }
        if (organisation.bin() == null && !organisation.isAbroad()) {
            problems.add(recipientsFile.problem(
                    List.of("recipients", code),
                    "a Kazakh organisation has no bin",
                    "Add bin: its twelve digits, in quotes."));
        }
    }

    private void clauses(MapFile file, List<String> codes, String... entry) {
        codes.forEach(code -> known(file, "clause", code, map.vocabulary().clauses(), entry));
    }

    private void known(MapFile file, String kind, String code, Map<String, ?> codes, String... entry) {
        file.unknown(kind, code, codes, entry).ifPresent(problems::add);
    }
}

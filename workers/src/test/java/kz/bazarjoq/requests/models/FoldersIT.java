package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.bazarjoq.requests.models.harness.Folders;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder can be checked by itself: what runs its models is found by the folder's name. */
@Order(ProcessTest.ORDER - 1)
class FoldersIT {

    static List<String> folders() {
        return Folders.all();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void someProcessTestRuns(String folder) {
        assertThat(Folders.tested())
                .as("processes/%s: no scenario runs it yet; a developer adds one to a class with @ProcessTest(\"%s\")"
                        .formatted(folder, folder))
                .contains(folder);
    }

    @Test
    void everyFolderThatATestNamesExists() {
        assertThat(Folders.all()).containsAll(Folders.tested());
    }

    @Test
    void theFolderThatIsToBeCheckedExists() {
        var chosen = Folders.chosen();

        assertThat(Folders.all())
                .as("There is no folder processes/%s", chosen)
                .matches(folders -> chosen.isEmpty() || folders.contains(chosen));
    }
}

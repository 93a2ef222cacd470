package kz.bazarjoq.requests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class DeployedRightsTests {

    @Test
    void takesAProcessForARightBecauseItsPropertiesSaySo() {
        var files = new ProcessFiles(
                new ProcessesProperties("classpath:engine-test/"), new PathMatchingResourcePatternResolver());

        var rights = new DeployedRights(files).rights();

        assertThat(rights)
                .containsExactly(
                        new Right("nothing", Map.of("ru", "Ничего", "kk", "Ештеңе"), "§6(1)", "nothing-said", true));
        assertThat(rights.getFirst().name("en")).isEqualTo("Ничего");
    }
}

package kz.bazarjoq.requests.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/** What the operator reads when the application doesn't start. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    @Test
    void saysWhatToSetWhenTheKeyIsMissing(CapturedOutput output) {
        assertThatThrownBy(() -> start("")).isNotNull();

        assertThat(output.getAll())
                .contains(
                        "APPLICATION FAILED TO START",
                        "bazarjoq.identity.code-key isn't set",
                        "openssl rand -base64 32");
    }

    @Test
    void keepsAWeakKeyOutOfTheLog(CapturedOutput output) {
        assertThatThrownBy(() -> start("c2VjcmV0")).isNotNull();

        assertThat(output.getAll()).contains("has 6 bytes").doesNotContain("c2VjcmV0");
    }

    private static void start(String key) {
        new SpringApplicationBuilder(Keyed.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=none", "bazarjoq.identity.code-key=" + key)
                .run()
                .close();
    }

    @EnableConfigurationProperties(IdentityProperties.class)
    @Import(Codes.class)
    static class Keyed {}
}

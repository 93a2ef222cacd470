package kz.bazarjoq.requests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.annotation.JobWorker;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MissingWorkersTests {

    @Test
    void namesEachJobTypeThatNoWorkerDoesAndTheDiagramsThatNeedIt() {
        try (var context = new AnnotationConfigApplicationContext(SendsMail.class)) {
            var files = new ProcessFiles(
                    new ProcessesProperties("classpath:processes/verify-identity/"),
                    new PathMatchingResourcePatternResolver());

            assertThat(new MissingWorkers(context, files).find())
                    .containsEntry("identity.send-code", Set.of("verify-identity.bpmn"))
                    .doesNotContainKey("mail.send");
        }
    }

    static class SendsMail {

        @JobWorker(type = "mail.send")
        public void send() {}
    }
}

package kz.bazarjoq.requests.register;

import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The command {@code --verify-evidence}: checks the whole chain and says what is wrong with it. {@code --head=1234:9f86d081…}, as the
 * log tells it each day, checks that the chain still holds that link; it may be given several times. Ends with 0 when all is sound,
 * with 1 when it isn't.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@Import({EvidenceCheck.class, VerifyEvidence.Run.class})
public class VerifyEvidence {

    /** The option by which the product verifies instead of working. */
    public static final String OPTION = "--verify-evidence";

    static final class Run implements ApplicationRunner, ExitCodeGenerator {

        private static final Logger LOG = LoggerFactory.getLogger(VerifyEvidence.class);
        private static final Pattern HEAD = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

        private final EvidenceCheck check;
        private boolean sound;

        Run(EvidenceCheck check) {
            this.check = check;
        }

        @Override
        public void run(ApplicationArguments arguments) {
            var heads = arguments.getOptionValues("head");
            var verdict = check.run(
                    heads == null ? List.of() : heads.stream().map(Run::link).toList());
            verdict.problems().forEach(LOG::error);
            sound = verdict.isSound();
            if (sound) {
                LOG.info(
                        "All {} entries are sound, the chain ends in {}",
                        verdict.entries(),
                        verdict.head().inWords());
            } else {
                LOG.error(
                        "The evidence isn't sound; the chain ends in {}",
                        verdict.head().inWords());
            }
        }

        @Override
        public int getExitCode() {
            return sound ? 0 : 1;
        }

        private static EvidenceLink link(String head) {
            var parts = HEAD.matcher(head);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "--head=%s isn't a link. Give it as the log tells it: a number, a colon and 64 hexadecimal digits."
                                .formatted(head));
            }
            return new EvidenceLink(Long.parseLong(parts.group(1)), parts.group(2));
        }
    }
}

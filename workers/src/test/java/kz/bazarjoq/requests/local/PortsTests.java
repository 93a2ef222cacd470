package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void areTheUsualOnesMovedByTheOffset() {
        assertThat(Ports.chosenIn(new Properties()).of(Service.CAMUNDA)).isEqualTo(8080);
        assertThat(Ports.chosenIn(properties("offset", "1000")).of(Service.CAMUNDA_GRPC))
                .isEqualTo(27500);
    }

    @Test
    void areChosenOneByOne() {
        var ports = Ports.chosenIn(properties("camunda-grpc", "36500"));

        assertThat(ports.of(Service.CAMUNDA_GRPC)).isEqualTo(36500);
        assertThat(ports.of(Service.CAMUNDA)).isEqualTo(8080);
    }

    @Test
    void takeNoWordForANumber() {
        assertThatExceptionOfType(LocalFailure.class)
                .isThrownBy(() -> Ports.chosenIn(properties("camunda", "many")))
                .withMessageContaining("-Dports.camunda=8080");
    }

    @Test
    void nameTheOneThatAnotherProgramHasAndTheRemedy() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.chosenIn(properties("camunda", String.valueOf(other.getLocalPort())));

            assertThatExceptionOfType(LocalFailure.class)
                    .isThrownBy(() -> ports.awaitFree(Duration.ofMillis(200)))
                    .withMessageContaining(other.getLocalPort() + " (camunda)")
                    .withMessageContaining("-Dports.offset=1000");
        }
    }

    private static Properties properties(String name, String value) {
        var properties = new Properties();
        properties.setProperty("bazarjoq.local.ports." + name, value);
        return properties;
    }
}

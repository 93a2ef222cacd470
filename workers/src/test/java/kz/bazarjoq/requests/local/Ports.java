package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** Which port each service of the platform listens on. */
public final class Ports {

    private static final String PREFIX = "bazarjoq.local.ports.";
    private static final int FREE_FROM = 20_000;
    private static final int FREE_TO = 32_000;

    private final Map<Service, Integer> ports;

    private Ports(Map<Service, Integer> ports) {
        this.ports = ports;
    }

    /**
     * The usual ports, all moved by {@code bazarjoq.local.ports.offset}; one by one chosen as
     * {@code bazarjoq.local.ports.camunda} and so on.
     */
    static Ports chosenIn(Properties properties) {
        var offset = number(properties, "offset", 0);
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            ports.put(service, number(properties, service.key(), service.usualPort() + offset));
        }
        return new Ports(ports);
    }

    /**
     * Ports that nothing listens on now, below those that the operating system gives to outgoing connections: one of
     * those could be taken by any connection before the service listens.
     */
    static Ports free() {
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            ports.put(
                    service,
                    IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO))
                            .filter(port -> !ports.containsValue(port) && isFree(port))
                            .findFirst()
                            .orElseThrow());
        }
        return new Ports(ports);
    }

    /** The port of the service. */
    public int of(Service service) {
        return ports.getOrDefault(service, service.usualPort());
    }

    /** The address of a service that speaks HTTP. */
    public String url(Service service) {
        return "http://localhost:" + of(service);
    }

    /** Waits for an earlier run that may still be ending; fails when other programs keep the ports. */
    void awaitFree(Duration limit) {
        if (limit.isZero()) {
            requireFree();
            return;
        }
        try {
            Awaitility.await().pollDelay(Duration.ZERO).atMost(limit).until(() -> Stream.of(Service.values())
                    .allMatch(service -> isFree(of(service))));
        } catch (ConditionTimeoutException taken) {
            requireFree();
        }
    }

    /** Fails with the names of all ports that another program listens on. */
    void requireFree() {
        var taken = new ArrayList<String>();
        for (var service : Service.values()) {
            if (!isFree(of(service))) {
                taken.add("%d (%s)".formatted(of(service), service.key()));
            }
        }
        if (!taken.isEmpty()) {
            throw new LocalFailure(
                    "Another program listens on " + (taken.size() == 1 ? "port " : "ports ") + String.join(", ", taken)
                            + ".",
                    "End it, or choose other ports: all at once with -Dports.offset=1000, or one by one by the name in"
                            + " brackets, for instance -Dports.camunda=18080.");
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int number(Properties properties, String name, int otherwise) {
        @Nullable String value = properties.getProperty(PREFIX + name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException failure) {
            throw new LocalFailure(
                    "The port " + name + " is no number: " + value,
                    "Choose it like -Dports.%s=%d. The names are: %s."
                            .formatted(
                                    name,
                                    otherwise,
                                    Stream.of(Service.values())
                                            .map(Service::key)
                                            .collect(Collectors.joining(", "))),
                    failure);
        }
    }
}

package kz.bazarjoq.requests;

import io.camunda.client.api.response.ActivatedJob;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A job as the engine hands it over, for calling a worker directly. */
public final class JobStub {

    private static final AtomicLong ELEMENT = new AtomicLong(1_000_000);

    private JobStub() {}

    /** A job of a new element instance. Handing it to a worker twice is what a second delivery does. */
    public static ActivatedJob job(String type, String process, Map<String, ?> variables) {
        return job(ELEMENT.incrementAndGet(), type, process, variables);
    }

    /** A job of this element instance, also where another process hands it over. */
    public static ActivatedJob job(long element, String type, String process, Map<String, ?> variables) {
        return (ActivatedJob) Proxy.newProxyInstance(
                JobStub.class.getClassLoader(),
                new Class<?>[] {ActivatedJob.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getElementInstanceKey" -> element;
                    case "getType" -> type;
                    case "getBpmnProcessId" -> process;
                    case "getVariable" -> variables.get(arguments[0]);
                    case "getDeadline" -> 0L;
                    case "getCustomHeaders" -> Map.of();
                    case "toString" -> "job " + element;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}

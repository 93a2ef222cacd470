package kz.bazarjoq.requests.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deploys every model, decision and form together, so that what is bound at deployment belongs together. While the engine
 * is out of reach it tries again; what arrives meanwhile waits in PostgreSQL.
 */
@Component
class ModelDeployment {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

    private final CamundaClient engine;
    private final ProcessFiles files;
    private volatile boolean deployed;
    private @Nullable String reported;

    ModelDeployment(CamundaClient engine, ProcessFiles files) {
        this.engine = engine;
        this.files = files;
    }

    /** Whether the models of this start are deployed. */
    boolean deployed() {
        return deployed;
    }

    @Scheduled(fixedDelayString = "${bazarjoq.engine.deploy-interval:2s}")
    void deployUnlessDone() {
        if (deployed) {
            return;
        }
        try {
            deploy();
            deployed = true;
        } catch (ClientStatusException refusal) {
            report(
                    refusal.getStatusCode() == Status.Code.INVALID_ARGUMENT
                            ? "the engine refuses a file; mend what it names and start again. " + refusal.getMessage()
                            : "the engine answers " + refusal.getStatusCode() + "; trying again until it takes them");
        } catch (ClientException failure) {
            report("the engine can't be reached; trying again until it can. " + FailureReport.of(failure));
        } catch (UncheckedIOException | IllegalStateException failure) {
            report(failure.getMessage());
        }
    }

    private void deploy() {
        var resources = Stream.of(".bpmn", ".dmn", ".form")
                .flatMap(ending -> files.endingIn(ending).stream())
                .toList();
        var deployment = command(resources).send().join();
        deployment
                .getProcesses()
                .forEach(process ->
                        LOG.info("Deployed {} as version {}", process.getBpmnProcessId(), process.getVersion()));
        LOG.info(
                "Deployed {} decisions and {} forms",
                deployment.getDecisions().size(),
                deployment.getForm().size());
    }

    private DeployResourceCommandStep2 command(List<Resource> resources) {
        if (resources.isEmpty()) {
            throw new IllegalStateException("There are no models to deploy; check bazarjoq.processes.location");
        }
        var first = resources.getFirst();
        var command = engine.newDeployResourceCommand().addResourceBytes(content(first), name(first));
        for (var resource : resources.subList(1, resources.size())) {
            command = command.addResourceBytes(content(resource), name(resource));
        }
        return command;
    }

    /** Says what keeps the models from being deployed, once for each reason and not at every try. */
    private void report(@Nullable String what) {
        if (!Objects.equals(what, reported)) {
            reported = what;
            LOG.error("The models are not deployed and requests wait: {}", what);
        }
    }

    private static byte[] content(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException("The model can't be read: " + resource.getDescription(), failure);
        }
    }

    private static String name(Resource resource) {
        var name = resource.getFilename();
        return name == null ? resource.getDescription() : name;
    }
}

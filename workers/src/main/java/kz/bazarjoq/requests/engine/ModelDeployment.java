package kz.bazarjoq.requests.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.Form;
import io.camunda.client.api.response.Process;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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
    private static final String EXPLANATION = "encountered the following errors:";

    private final CamundaClient engine;
    private final ProcessFiles files;
    private final ApplicationEventPublisher events;
    private volatile boolean deployed;
    private volatile List<Long> forms = List.of();
    private volatile @Nullable String refusal;
    private @Nullable String reported;

    ModelDeployment(CamundaClient engine, ProcessFiles files, ApplicationEventPublisher events) {
        this.engine = engine;
        this.files = files;
        this.events = events;
    }

    /** Whether the models of this start are deployed. */
    boolean deployed() {
        return deployed;
    }

    /** The keys of the forms that were deployed last. */
    List<Long> forms() {
        return forms;
    }

    /** What is wrong with the files of this start, until they are deployed. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Scheduled(fixedDelayString = "${bazarjoq.engine.deploy-interval:2s}")
    void deployUnlessDone() {
        if (deployed) {
            return;
        }
        try {
            deploy();
        } catch (NotDeployedException failure) {
            refusal = failure.isRefusal() ? failure.getMessage() : null;
            report(failure.getMessage());
        }
    }

    /**
     * Deploys all of it together; what is unchanged as a whole keeps its versions.
     *
     * @return the version of each process, by its id
     * @throws NotDeployedException that says in an analyst's words what keeps it from being deployed
     */
    synchronized SortedMap<String, Integer> deploy() {
        try {
            var versions = send();
            deployed = true;
            events.publishEvent(new ModelsDeployed());
            return versions;
        } catch (ClientStatusException answer) {
            throw notTaken(answer);
        } catch (ClientException failure) {
            throw new NotDeployedException(
                    "the engine can't be reached; trying again until it can. " + FailureReport.of(failure),
                    false,
                    failure);
        } catch (UncheckedIOException | IllegalStateException failure) {
            throw new NotDeployedException(String.valueOf(failure.getMessage()), true, failure);
        }
    }

    private static NotDeployedException notTaken(ClientStatusException answer) {
        return answer.getStatusCode() == Status.Code.INVALID_ARGUMENT
                ? new NotDeployedException(
                        "the engine refuses a file; mend what it names. " + explained(answer.getMessage()),
                        true,
                        answer)
                : new NotDeployedException(
                        "the engine answers " + answer.getStatusCode() + "; trying again until it takes them",
                        false,
                        answer);
    }

    /** The engine's explanation without the name of the command that it refused. */
    private static String explained(@Nullable String message) {
        var text = String.valueOf(message);
        var explanation = text.indexOf(EXPLANATION);
        return explanation < 0
                ? text
                : text.substring(explanation + EXPLANATION.length()).strip();
    }

    private SortedMap<String, Integer> send() {
        var resources = Stream.of(".bpmn", ".dmn", ".form")
                .flatMap(ending -> files.endingIn(ending).stream())
                .toList();
        var deployment = command(resources).send().join();
        forms = deployment.getForm().stream().map(Form::getFormKey).toList();
        deployment
                .getProcesses()
                .forEach(process ->
                        LOG.info("Deployed {} as version {}", process.getBpmnProcessId(), process.getVersion()));
        LOG.info(
                "Deployed {} decisions and {} forms",
                deployment.getDecisions().size(),
                deployment.getForm().size());
        return deployment.getProcesses().stream()
                .collect(Collectors.toMap(Process::getBpmnProcessId, Process::getVersion, Math::max, TreeMap::new));
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

    /** Says why the models aren't deployed. */
    static final class NotDeployedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean refusal;

        NotDeployedException(String message, boolean refusal, Throwable cause) {
            super(message, cause);
            this.refusal = refusal;
        }

        /** Whether somebody must mend a file; the engine is out of reach otherwise. */
        boolean isRefusal() {
            return refusal;
        }
    }

    /** The models were deployed, at the start or after a change. */
    record ModelsDeployed() {}

    private static byte[] content(Resource resource) {
        try {
            var content = resource.getContentAsByteArray();
            if (name(resource).endsWith(".form")) {
                FormFile.check(name(resource), content);
            }
            return content;
        } catch (IOException failure) {
            throw new UncheckedIOException("The model can't be read: " + resource.getDescription(), failure);
        }
    }

    private static String name(Resource resource) {
        var name = resource.getFilename();
        return name == null ? resource.getDescription() : name;
    }
}

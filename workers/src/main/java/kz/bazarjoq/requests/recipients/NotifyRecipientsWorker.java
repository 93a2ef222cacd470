package kz.bazarjoq.requests.recipients;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import kz.bazarjoq.requests.engine.JobKey;
import org.springframework.stereotype.Component;

/** Tells the organisations that got the data what became of them. */
@Component
public class NotifyRecipientsWorker {

    private final Notification notification;

    NotifyRecipientsWorker(Notification notification) {
        this.notification = notification;
    }

    /** Handles {@code recipients.notify}: each organisation is told once, however often the job comes. */
    @JobWorker(type = "recipients.notify")
    public void tell(ActivatedJob job, @VariablesAsType NotifyJob told, @CustomHeaders Map<String, String> headers) {
        notification.tell(JobKey.of(job), told, What.ofCode(headers.getOrDefault("action", "")));
    }
}

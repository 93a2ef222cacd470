package kz.bazarjoq.requests.local;

import java.nio.file.Path;
import kz.bazarjoq.requests.engine.ProcessesSaved;
import kz.bazarjoq.requests.models.lint.HouseRules;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Tells an analyst on the console what came of saving a file. What breaks a rule of the house is deployed all the same: it is
 * only remarked, because it may be half done, and the build finds it again.
 */
record SavedFiles(Path processes, Progress console)
        implements ApplicationListener<PayloadApplicationEvent<ProcessesSaved>> {

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<ProcessesSaved> event) {
        console.say(event.getPayload().report());
        if (event.getPayload().taken()) {
            HouseRules.broken(processes).forEach(finding -> console.say("Remark: " + finding));
        }
    }
}

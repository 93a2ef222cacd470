package kz.bazarjoq.requests.local;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Says how far a download has come, for the files that take long. */
final class DownloadProgress extends AbstractTransferListener {

    private static final long LARGE = 20_000_000;

    private final Progress progress;
    private final Map<String, Progress.Step> steps = new ConcurrentHashMap<>();

    DownloadProgress(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        var resource = event.getResource();
        if (resource.getContentLength() >= LARGE) {
            steps.computeIfAbsent(
                            resource.getResourceName(),
                            name -> progress.step(
                                    "Downloading %s (%d MB)"
                                            .formatted(
                                                    name.substring(name.lastIndexOf('/') + 1),
                                                    resource.getContentLength() / 1_000_000),
                                    resource.getContentLength()))
                    .reached(event.getTransferredBytes());
        }
    }
}

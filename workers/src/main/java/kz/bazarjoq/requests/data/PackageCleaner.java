package kz.bazarjoq.requests.data;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Destroys packages whose time is over. */
@Component
class PackageCleaner {

    private final Packages packages;

    PackageCleaner(Packages packages) {
        this.packages = packages;
    }

    @Scheduled(fixedDelayString = "${bazarjoq.data.clean-packages-interval:10m}")
    void clean() {
        var goOn = true;
        while (goOn) {
            goOn = packages.destroyOver();
        }
    }
}

package kz.bazarjoq.requests.data;

import java.util.Optional;
import kz.bazarjoq.requests.engine.PackagedAnswers;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Leads customers to their packages. */
@Component
class PackageLinks implements PackagedAnswers {

    private final Packages packages;
    private final String baseUrl;

    PackageLinks(Packages packages, @Value("${bazarjoq.base-url:http://localhost:8081}") String baseUrl) {
        this.packages = packages;
        this.baseUrl = baseUrl;
    }

    @Override
    public Optional<PackagedAnswer> of(RequestId request, String right) {
        return packages.find(request, right)
                .map(made -> new PackagedAnswer(packages.lastDayFromNow(), () -> {
                    packages.release(request, right);
                    return "%s/answers/%s".formatted(baseUrl, packages.token(request, right));
                }));
    }
}

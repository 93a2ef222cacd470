package kz.bazarjoq.requests.correspondence;

import java.net.URI;

/** The shop as tests know it. */
final class TestCorrespondence {

    private TestCorrespondence() {}

    static CorrespondenceProperties properties() {
        return new CorrespondenceProperties(
                new CorrespondenceProperties.Shop(
                        "BazarJoq",
                        new CorrespondenceProperties.Address("Алматы", "Алматы қаласы", "Almaty"),
                        "info@bazarjoq.kz"),
                "support@bazarjoq.kz",
                "privacy-officer@bazarjoq.kz",
                URI.create("https://bazarjoq.kz/privacy"),
                10);
    }
}

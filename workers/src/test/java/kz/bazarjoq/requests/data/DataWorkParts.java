package kz.bazarjoq.requests.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bazarjoq.requests.engine.Decisions;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Operator;
import kz.bazarjoq.requests.register.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * All that does the data work, and what the test says in place of the rest: whose a request is, what the tables of decisions
 * answer, who the shop is. It stands on databases that another class gives. It isn't marked as a configuration, so that the
 * application doesn't find it when it is started from the tests' class path.
 */
@Import({
    Certificates.class,
    CorrectableData.class,
    CorrectionStore.class,
    CorrectionWork.class,
    Corrections.class,
    DataCipher.class,
    DataCorrection.class,
    DataLocation.class,
    DestroyExpiredWorker.class,
    Destruction.class,
    Effects.class,
    Expiry.class,
    Fulfilment.class,
    Holds.class,
    Inventory.class,
    OwedParts.class,
    PackageCleaner.class,
    PackageDataWorker.class,
    PackagePdf.class,
    PackageStore.class,
    PackageTexts.class,
    PackageWords.class,
    PackageWriter.class,
    Packages.class,
    Register.class,
    Restriction.class,
    Shredder.class,
    SourceWork.class,
    Sources.class,
    SubjectClaim.class,
    SubjectRows.class,
    Subjects.class,
    TransferRecords.class,
    Unsubscription.class,
    Vault.class,
    Wishes.class
})
class DataWorkParts {

    @Bean
    Established established() {
        return new Established();
    }

    @Bean
    Grounds grounds() {
        return new Grounds();
    }

    @Bean
    Operator operator() {
        return new Operator() {
            @Override
            public String operatorName() {
                return "BazarJoq";
            }

            @Override
            public String operatorAddress(Language language) {
                return "Алматы, улица Байзакова, 280";
            }

            @Override
            public String operatorEmail() {
                return "info@bazarjoq.kz";
            }
        };
    }

    /** One answer to whatever a table of decisions is asked, but for categories that it doesn't know. */
    static final class Grounds implements Decisions {

        String table = "";
        Map<String, Object> asked = Map.of();
        Map<String, Object> answer = Map.of();
        Set<String> unknown = Set.of();

        @Override
        public List<Map<String, Object>> evaluate(String decisionId, Map<String, ?> variables) {
            table = decisionId;
            asked = new HashMap<>(variables);
            return unknown.contains(String.valueOf(variables.get("category"))) ? List.of() : List.of(answer);
        }
    }
}

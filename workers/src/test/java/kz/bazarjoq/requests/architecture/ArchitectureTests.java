package kz.bazarjoq.requests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.camunda.client.annotation.JobWorker;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import kz.bazarjoq.requests.RequestsApplication;

/** What the product's own classes may and may not do. */
@AnalyzeClasses(packagesOf = RequestsApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final DescribedPredicate<JavaClass> WORKER = describe(
            "a worker", type -> Features.outermost(type).getSimpleName().endsWith("Worker"));

    @ArchTest
    static final ArchRule onlyTheEngineAndTheWorkersKnowCamunda = noClasses()
            .that(not(resideInAPackage("..requests.engine..")).and(not(WORKER)))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.camunda..", "io.grpc.."))
            .because(
                    "the engine's client changes with every minor version, and what is done must be tellable without it");

    @ArchTest
    static final ArchRule onlyCorrespondenceKnowsMail = noClasses()
            .that(not(resideInAPackage("..requests.correspondence..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "jakarta.mail..",
                    "org.eclipse.angus..",
                    "org.springframework.mail..",
                    "org.springframework.boot.mail..",
                    "org.springframework.integration.mail.."))
            .because("letters arrive and leave in one place, where encodings, threads and sending once are seen to");

    @ArchTest
    static final ArchRule featuresDependInOneDirection = classes()
            .should(Features.dependOnlyOnWhatComesBefore())
            .because("one reads register, engine, deadline and so on in that order and never has to look ahead");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("kz.bazarjoq.requests.(**)")
            .should()
            .beFreeOfCycles()
            .because("what depends on each other can only be understood and changed together");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(describe("it reads the time without a Clock", ArchitectureTests::readsTheTime))
            .orShould()
            .callConstructor(Date.class)
            .because(
                    "terms are computed for any instant in the tests, and a hidden now() makes one that is wrong at night");

    @ArchTest
    static final ArchRule thereIsOneClock = noClasses()
            .that()
            .doNotHaveSimpleName("ClockConfiguration")
            .should()
            .callMethodWhere(target(owner(name(Clock.class.getName())))
                    .and(target(nameStartingWith("system").or(nameStartingWith("tick")))))
            .because("the one clock is injected, so that the tests can set it");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethodWhere(target(owner(name(Thread.class.getName()))).and(target(name("sleep"))))
            .because("waiting is modelled in the process or scheduled, never done by holding a thread");

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor = NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because(
            "a class says in its constructor what it needs, and a test gives it that without Spring");

    @ArchTest
    static final ArchRule logsGoThroughSlf4j = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.util.logging..", "org.apache.logging..", "org.apache.commons.logging.."))
            .because("there is one place that decides what is logged, and what isn't, for the sake of personal data");

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses()
            .that()
            .doNotHaveSimpleName("DataListing")
            .should(ACCESS_STANDARD_STREAMS)
            .because(
                    "what is printed escapes the log's format, level and retention; a list that was asked for is no log");

    @ArchTest
    static final ArchRule jobsAreDoneByWorkers = methods()
            .that()
            .areAnnotatedWith(JobWorker.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Worker")
            .andShould()
            .bePublic()
            .because(
                    "one finds the code of a job type by the class's name, and the starter calls it by plain reflection");

    @ArchTest
    static final ArchRule workersDoOneJob = classes()
            .that()
            .haveSimpleNameEndingWith("Worker")
            .and()
            .areTopLevelClasses()
            .should(Workers.doOneJob())
            .andShould()
            .bePublic()
            .because("a worker is one class for one job type: bind, call one service, return a small record");

    @ArchTest
    static final ArchRule workersAreCalledByTheEngineAlone = classes()
            .that(WORKER)
            .should()
            .onlyBeAccessed()
            .byClassesThat(WORKER)
            .because("what two callers need belongs in a service, and a worker's effect is recorded for its job");

    @ArchTest
    static final ArchRule packagesAreNullMarked = classes()
            .should(Packages.beInANullMarkedPackage())
            .because("in a null-marked package a missing @Nullable is a compile error and not a surprise");

    private static boolean readsTheTime(JavaCall<?> call) {
        var method = call.getTarget();
        var owner = method.getOwner();
        return switch (method.getName()) {
            case "now" -> owner.getPackageName().startsWith("java.time")
                    && method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "getInstance" -> owner.isAssignableTo(Calendar.class);
            default -> false;
        };
    }
}

package kz.bazarjoq.requests.data;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.bazarjoq.requests.JobStub;
import kz.bazarjoq.requests.data.Correction.Decision;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.data.Corrections.Preparation;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.context.ApplicationContext;

/** What jobs do to the data of one person, each to be killed at every statement that changes something. */
enum Act {
    CORRECT("data.correct") {
        @Override
        void before(ApplicationContext product) {
            // Phone and e-mail are copied to another source, the name is part of a derived text.
            change(product, "last_name", "Оспанова-Әлі");
            change(product, "phone", "+7 701 555 66 77");
            change(product, "email", "new.address@example.kz");
        }

        private void change(ApplicationContext product, String column, String value) {
            var corrections = product.getBean(Corrections.class);
            var place = new ValuePlace("shop", "customer", List.of(SUBJECT.key()), column);
            var seen = product.getBean(CorrectableData.class)
                    .field(SUBJECT, place)
                    .orElseThrow()
                    .value();
            corrections.prepare(
                    REQUEST, new Preparation(place, seen, Way.CHANGE, false, value, "паспорт", 0), "aigerim");
            var prepared = corrections.of(REQUEST).getLast();
            corrections.decide(REQUEST, prepared.id(), prepared.version(), Decision.CONFIRMED, "daniyar");
        }

        @Override
        void work(ApplicationContext product, JobKey job) {
            product.getBean(DataCorrection.class).correct(job, null);
        }
    },
    BLOCK("data.block") {
        @Override
        void work(ApplicationContext product, JobKey job) {
            product.getBean(Restriction.class).block(job, "block-data", "breach");
        }
    },
    UNBLOCK("data.unblock") {
        @Override
        void before(ApplicationContext product) {
            BLOCK.run(product);
        }

        @Override
        void work(ApplicationContext product, JobKey job) {
            product.getBean(Restriction.class).unblock(job, "block-data", "breach");
        }
    },
    STOP("data.stop") {
        @Override
        void work(ApplicationContext product, JobKey job) {
            product.getBean(Restriction.class).stop(job, "withdraw-consent", "request", DECIDED);
        }
    },
    DESTROY("data.destroy") {
        @Override
        void before(ApplicationContext product) {
            STOP.run(product);
        }

        @Override
        void work(ApplicationContext product, JobKey job) {
            product.getBean(Destruction.class)
                    .destroy(
                            job,
                            "withdraw-consent",
                            "request",
                            List.of(
                                    new Treatment("devices", "destroy", null, null),
                                    new Treatment("messages", "destroy", null, null),
                                    new Treatment("account-contact", "destroy", null, null),
                                    new Treatment("payments", "destroy", null, null)),
                            null);
        }
    },
    UNSUBSCRIBE("data.unsubscribe") {
        @Override
        void work(ApplicationContext product, JobKey job) {
            product.getBean(Unsubscription.class).unsubscribe(job);
        }
    };

    /** The request whose subject it is. */
    static final RequestId REQUEST = new RequestId(UUID.fromString("00000000-0000-4000-8000-000000000001"));

    /** The subject: a customer of the sample shop with something in most tables. */
    static final SubjectRef SUBJECT = new SubjectRef("shop", "1");

    private static final List<Treatment> DECIDED = List.of(
            new Treatment("devices", "destroy", null, null),
            new Treatment("purchases", "restrict", "retention-term", "P5Y"),
            new Treatment("messages", "destroy", null, null),
            new Treatment("addresses", "continue", "unfulfilled-obligation", "until-fulfilled"));

    private final String jobType;

    Act(String jobType) {
        this.jobType = jobType;
    }

    /** What has been done before. */
    void before(ApplicationContext product) {}

    /** What the worker of the job does. */
    abstract void work(ApplicationContext product, JobKey job);

    /** Hands the one job of this act to the product, as the engine does until it hears that it is done. */
    void run(ApplicationContext product) {
        var job = JobStub.job(
                name().hashCode(),
                jobType,
                "",
                Map.of("requestId", REQUEST.value().toString()));
        product.getBean(Effects.class).once(job, () -> work(product, JobKey.of(job)));
    }
}

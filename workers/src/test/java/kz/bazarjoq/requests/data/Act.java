package kz.bazarjoq.requests.data;

import java.util.List;
import java.util.UUID;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.context.ApplicationContext;

/** What jobs do to the data of one person, each to be killed at every statement that changes something. */
enum Act {
    BLOCK {
        @Override
        void run(ApplicationContext product) {
            product.getBean(Restriction.class).block(key("data.block"), "block-data", "breach");
        }
    },
    UNBLOCK {
        @Override
        void before(ApplicationContext product) {
            BLOCK.run(product);
        }

        @Override
        void run(ApplicationContext product) {
            product.getBean(Restriction.class).unblock(key("data.unblock"), "block-data", "breach");
        }
    },
    STOP {
        @Override
        void run(ApplicationContext product) {
            product.getBean(Restriction.class)
                    .stop(
                            key("data.stop"),
                            "withdraw-consent",
                            List.of(
                                    new Treatment("devices", "destroy", null, null),
                                    new Treatment("purchases", "restrict", "retention-term", "P5Y"),
                                    new Treatment("messages", "destroy", null, null),
                                    new Treatment(
                                            "addresses", "continue", "unfulfilled-obligation", "until-fulfilled")));
        }
    },
    DESTROY {
        @Override
        void before(ApplicationContext product) {
            STOP.run(product);
        }

        @Override
        void run(ApplicationContext product) {
            product.getBean(Destruction.class)
                    .destroy(
                            key("data.destroy"),
                            "withdraw-consent",
                            "request",
                            List.of(
                                    new Treatment("devices", "destroy", null, null),
                                    new Treatment("messages", "destroy", null, null),
                                    new Treatment("account-contact", "destroy", null, null),
                                    new Treatment("payments", "destroy", null, null)),
                            null);
        }
    };

    /** The request whose subject it is. */
    static final RequestId REQUEST = new RequestId(UUID.fromString("00000000-0000-4000-8000-000000000001"));

    /** The subject: a customer of the sample shop with something in most tables. */
    static final SubjectRef SUBJECT = new SubjectRef("shop", "1");

    /** What has been done before. */
    void before(ApplicationContext product) {}

    /** Does it, as a job does however often it comes. */
    abstract void run(ApplicationContext product);

    /** A job of its own for each act. */
    JobKey key(String type) {
        return new JobKey(name().hashCode(), type, REQUEST);
    }
}

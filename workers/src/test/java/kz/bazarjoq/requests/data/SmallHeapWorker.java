package kz.bazarjoq.requests.data;

import kz.bazarjoq.requests.engine.JobKey;

/** A process that destroys all of one person's data, for being given little memory. */
public final class SmallHeapWorker {

    private SmallHeapWorker() {}

    /** Takes the addresses of the product's, the shop's and the call centre's database. */
    public static void main(String... databases) {
        try (var product = FaultContext.start(new FaultContext.Databases(databases[0], databases[1], databases[2]))) {
            product.getBean(Destruction.class)
                    .destroy(new JobKey(1, "data.destroy", Act.REQUEST), "destroy-unlawful-data", "breach", null, null);
        }
    }
}

package kz.bazarjoq.requests.engine;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import kz.bazarjoq.requests.register.RequestId;

/** What was packaged for customers, and where they fetch it. */
public interface PackagedAnswers {

    /** What was packaged for a right of a request; empty where nothing was, or its time is over. */
    Optional<PackagedAnswer> of(RequestId request, String right);

    /**
     * A package for a customer.
     *
     * @param lastDay on which it can be fetched if the letter that leads to it is sent today
     * @param url the page, whose address is a secret; who asks for it sends the letter, and from then on the package's time runs
     */
    record PackagedAnswer(LocalDate lastDay, Supplier<String> url) {}
}

package kz.bazarjoq.requests.intake;

import java.util.Map;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes single rights of a request back: what runs for such a right is stopped, and its clocks with it. */
@Component
class RightsTakenBack {

    private static final String MESSAGE = "RightTakenBack";

    private final Register register;
    private final Clocks clocks;
    private final EngineMessages messages;

    RightsTakenBack(Register register, Clocks clocks, EngineMessages messages) {
        this.register = register;
        this.clocks = clocks;
        this.messages = messages;
    }

    /** Stops the whole request, unless one of its rights has begun to change data: that is finished, and the customer told. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean takeAllBack(RequestId request) {
        return clocks.stopAll(request);
    }

    /**
     * A right whose clocks have all ended is done, and one that has begun to change data is finished: nothing happens to it.
     *
     * @param cause unique for the wish to take it back
     * @return whether it could be stopped
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean takeBack(RequestId request, String right, long cause) {
        if (!clocks.stop(request, right)) {
            return false;
        }
        messages.sendToRight(
                "taken-back:" + cause, MESSAGE, register.get(request).number(), right, Map.of());
        register.record(request, Actor.worker("request.take-back-right"), "right-taken-back", right);
        return true;
    }
}

package kz.bazarjoq.requests.engine;

import java.util.List;

/** The rights whose processes are deployed, in the order of the policy. */
public interface RightsCatalogue {

    /** All of them, in the policy's order. */
    List<Right> rights();
}

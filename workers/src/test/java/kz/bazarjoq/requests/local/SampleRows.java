package kz.bazarjoq.requests.local;

import java.util.List;

/** What a sample database holds on some of its people, gathered table by table. */
interface SampleRows {

    /** Invents the rows of one more person; customers are counted from 1. */
    void add(long customer);

    List<CopyTable> tables();
}

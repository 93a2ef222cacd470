package kz.bazarjoq.requests.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All parts of one platform: a local run's, or a test run's on free ports. */
public final class Platform implements AutoCloseable {

    /** The system property with the folder of the logs. */
    static final String LOGS = "bazarjoq.local.logs";

    private final StateDirectory state;
    private final Ports ports;
    private final Progress progress;
    private final PostgresPart postgres;
    private final ShopPart shop;
    private final MailPart mail;
    private final OpenSearchPart openSearch;
    private final CamundaPart camunda;
    private final WorkersPart workers;
    private final MailPagePart mailPage;

    Platform(StateDirectory state, Ports ports, Progress progress) {
        this(state, ports, progress, SampleShop.CUSTOMERS, Map.of());
    }

    /** A platform with so many customers, whose workers have other settings than tests need. */
    Platform(StateDirectory state, Ports ports, Progress progress, int customers, Map<String, String> workersSettings) {
        this.state = state;
        this.ports = ports;
        this.progress = progress;
        postgres = new PostgresPart(state, ports);
        shop = new ShopPart(postgres, customers);
        mail = new MailPart(state, ports);
        openSearch = new OpenSearchPart(state, ports, progress);
        camunda = new CamundaPart(state, ports, progress);
        workers = new WorkersPart(this).with(workersSettings);
        mailPage = new MailPagePart(mail, ports);
    }

    /** Starts everything and returns when it is ready. */
    void start() {
        var startup = new Startup(progress);
        var data = startup.start(shop, startup.start(postgres));
        var letters = startup.start(mailPage, startup.start(mail));
        startup.start(workers, data, letters, engine(startup));
        startup.await();
    }

    /** Starts everything but the workers. */
    void startWithoutWorkers() {
        var startup = new Startup(progress);
        startup.start(shop, startup.start(postgres));
        startup.start(mailPage, startup.start(mail));
        engine(startup);
        startup.await();
    }

    /** The part that was started and is gone without having been stopped, if there is one; what others need comes first. */
    Optional<Part> dead() {
        return List.<Part>of(postgres, mail, openSearch, camunda, workers).stream()
                .filter(Part::hasDied)
                .findFirst();
    }

    /** Stops everything, the users of a part before the part. */
    @Override
    public void close() {
        List.of(mailPage, workers, camunda, openSearch, mail, shop, postgres).forEach(Part::stop);
    }

    /** Its data and logs. */
    public StateDirectory state() {
        return state;
    }

    /** Its ports. */
    public Ports ports() {
        return ports;
    }

    /** The databases. */
    public PostgresPart postgres() {
        return postgres;
    }

    /** The mail server. */
    public MailPart mail() {
        return mail;
    }

    /** The search store. */
    public OpenSearchPart openSearch() {
        return openSearch;
    }

    /** Zeebe, Operate and Tasklist. */
    public CamundaPart camunda() {
        return camunda;
    }

    /** The workers in this process. */
    public WorkersPart workers() {
        return workers;
    }

    /** The mail program in the browser. */
    public MailPagePart mailPage() {
        return mailPage;
    }

    private Startup.Step engine(Startup startup) {
        var unpacked = startup.run(() -> CamundaDistribution.directory(progress));
        return startup.start(camunda, unpacked, startup.start(openSearch));
    }
}

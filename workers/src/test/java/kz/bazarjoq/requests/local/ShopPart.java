package kz.bazarjoq.requests.local;

import java.nio.file.Path;

/** The sample shop and its call centre, each in a database of its own. */
final class ShopPart implements Part {

    private final PostgresPart postgres;
    private final int customers;

    ShopPart(PostgresPart postgres, int customers) {
        this.postgres = postgres;
        this.customers = customers;
    }

    @Override
    public String name() {
        return "Sample shop";
    }

    @Override
    public Path log() {
        return postgres.log();
    }

    @Override
    public void start() {
        SampleShop.create(postgres.dataSource("shop"), customers);
        SampleShop.createCrm(postgres.dataSource("crm"), customers);
    }

    @Override
    public boolean hasDied() {
        // Its databases die with PostgreSQL.
        return false;
    }

    @Override
    public void stop() {
        // Its databases stop with PostgreSQL.
    }
}

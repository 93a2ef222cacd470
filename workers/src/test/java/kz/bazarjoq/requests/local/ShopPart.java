package kz.bazarjoq.requests.local;

import java.nio.file.Path;

/** The sample shop in its own database. */
final class ShopPart implements Part {

    private static final int CUSTOMERS = 600;

    private final PostgresPart postgres;

    ShopPart(PostgresPart postgres) {
        this.postgres = postgres;
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
        SampleShop.create(postgres.dataSource("shop"), CUSTOMERS);
    }

    @Override
    public boolean hasDied() {
        // Its database dies with PostgreSQL.
        return false;
    }

    @Override
    public void stop() {
        // Its database stops with PostgreSQL.
    }
}

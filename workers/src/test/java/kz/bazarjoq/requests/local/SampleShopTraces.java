package kz.bazarjoq.requests.local;

/** Writes what people leave behind: devices with cookies and places, reviews, and their data with the advertiser. */
record SampleShopTraces(SampleShopTables tables) {

    private static final int SMALLEST_UNIT = 100_000;

    void write(SampleAccount account, SampleDraw draw) {
        for (var count = account.everything() ? 2 : draw.below(3); count > 0; count--) {
            device(account, draw);
        }
        if (account.everything() || draw.oneIn(6)) {
            review(account, draw);
        }
        if (account.customer().email() != null && (account.everything() || draw.oneIn(4))) {
            tables.transfers.row(
                    tables.nextId(),
                    "mailing",
                    account.customer().id(),
                    null,
                    "{first_name,email}",
                    "LIST-" + draw.digits(6),
                    draw.between(account.since(), account.until()));
        }
    }

    private void device(SampleAccount account, SampleDraw draw) {
        var id = tables.nextId();
        var one = draw.between(account.since(), account.until());
        var other = draw.between(account.since(), account.until());
        var first = one.isBefore(other) ? one : other;
        tables.devices.row(
                id,
                account.customer().id(),
                draw.uuid(),
                draw.address(),
                draw.of(SampleNames.AGENTS),
                "{\"screen\": \"1080x2400\", \"fonts\": " + draw.below(300) + "}",
                first,
                one.isBefore(other) ? other : one);
        if (account.everything() || draw.oneIn(2)) {
            tables.locations.row(tables.nextId(), id, 43 + fraction(draw), 76 + fraction(draw), first.plusSeconds(60));
        }
    }

    private static double fraction(SampleDraw draw) {
        return (double) draw.below(SMALLEST_UNIT) / SMALLEST_UNIT;
    }

    private void review(SampleAccount account, SampleDraw draw) {
        tables.reviews.row(
                tables.nextId(),
                account.customer().id(),
                "BJ-" + draw.digits(5),
                account.shortName(),
                1 + draw.below(5),
                draw.of(SampleNames.REVIEWS),
                draw.between(account.since(), account.until()));
    }
}

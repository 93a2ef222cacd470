package kz.bazarjoq.requests.local;

import kz.bazarjoq.requests.local.SamplePeople.Guest;

/** Invents people who order without an account: the same ones for every source. */
record SampleGuests(long seed) {

    private static final int PURPOSE = 3;

    Guest of(long number) {
        var draw = new SampleDraw(seed, number, PURPOSE);
        return new Guest(
                draw.of(SampleNames.RUSSIAN_WOMEN) + " " + draw.of(SampleNames.KAZAKH_FAMILIES) + "а",
                "+7700" + draw.digits(7),
                "guest." + number + "@" + draw.of(SampleNames.DOMAINS));
    }
}

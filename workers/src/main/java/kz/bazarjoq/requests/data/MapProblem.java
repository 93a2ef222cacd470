package kz.bazarjoq.requests.data;

/**
 * What is wrong with the data map.
 *
 * @param where file, line and entry
 * @param what what is wrong there, as a sentence without a full stop
 * @param remedy what to do, as a sentence
 */
record MapProblem(String where, String what, String remedy) {

    @Override
    public String toString() {
        return "%s: %s".formatted(where, what);
    }
}

package kz.bazarjoq.requests.local;

/** Where the platform tells what it is doing. */
public interface Progress {

    /** Says nothing. */
    Progress SILENT = line -> {};

    /** One line for a person. */
    void say(String line);

    /** A step that takes long: says how far it has come at every tenth. */
    default Step step(String name, long total) {
        return new Step(this, name, total);
    }

    /** How far one long step has come. */
    final class Step {

        private static final int TENTHS = 10;

        private final Progress progress;
        private final String name;
        private final long total;
        private long told;

        private Step(Progress progress, String name, long total) {
            this.progress = progress;
            this.name = name;
            this.total = total;
        }

        /** So much of the total is done. */
        public synchronized void reached(long done) {
            var tenths = total <= 0 ? 0 : Math.min(TENTHS, done * TENTHS / total);
            if (tenths > told) {
                told = tenths;
                progress.say("%s: %d%%".formatted(name, tenths * TENTHS));
            }
        }
    }
}

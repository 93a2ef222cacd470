package kz.bazarjoq.requests.local;

import java.util.stream.Stream;

/** What a newcomer reads when everything is ready: where it is, how to sign in, and what to do first. */
record Overview(Platform platform, Timeline timeline) {

    private static final long MEGABYTE = 1_000_000;

    String text(String sender) {
        var camunda = platform.camunda().restAddress();
        return """

                Everything is ready: %.0f s after the command, %s

                  Tasklist    %-34s demo / demo
                  Operate     %-34s demo / demo
                  Case pages  %-34s support / support, officer / officer
                  Mail        %-34s no sign-in; every mailbox
                  SMTP, IMAP  %-34s write to %s
                  Logs        %s

                A letter from %s has just been put into the shop's mailbox.
                Within a minute Tasklist has a task for it, and the answers come to that sender's mailbox.
                Ctrl-C stops everything; the next start goes on where you left, or afresh with -Dfresh.

                """
                .formatted(
                        timeline.seconds(),
                        memory(),
                        camunda + "/tasklist",
                        camunda + "/operate",
                        platform.workers().url() + "/cases",
                        platform.mailPage().url() + "/",
                        "localhost:%d, localhost:%d"
                                .formatted(
                                        platform.ports().of(Service.SMTP),
                                        platform.ports().of(Service.IMAP)),
                        MailPart.SHOP,
                        platform.state().logs(),
                        sender);
    }

    private String memory() {
        var self = ProcessHandle.current();
        var command = Boolean.getBoolean("bazarjoq.local.maven") ? self.parent().orElse(self) : self;
        return MemoryUse.of(Stream.concat(Stream.of(command), platform.postgres().process().stream()))
                .map(use -> "%d MB resident in %d processes, Maven among them"
                        .formatted(use.bytes() / MEGABYTE, use.processes()))
                .orElse("memory use unknown on this system");
    }
}

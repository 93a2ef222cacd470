package kz.bazarjoq.requests.correspondence.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into the mailbox again and again, in a thread of its own: a mail server that hangs holds up nothing else. */
@Component
class MailboxPolling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxPolling.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MailboxProperties properties;
    private final ObjectProvider<IncomingMail> incoming;
    private final Clock clock;
    private final BeanFactory beans;

    private @Nullable Run run;

    MailboxPolling(
            MailboxProperties properties, ObjectProvider<IncomingMail> incoming, Clock clock, BeanFactory beans) {
        this.properties = properties;
        this.incoming = incoming;
        this.clock = clock;
        this.beans = beans;
    }

    @Override
    public void start() {
        if (!properties.isConfigured()) {
            LOG.info("No mailbox is read: bazarjoq.correspondence.mailbox.host is not set");
            return;
        }
        run = new Run(new Mailbox(properties, incoming.getObject(), clock, beans));
    }

    @Override
    public void stop() {
        if (run != null) {
            run.end();
            run = null;
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    private final class Run implements Runnable {

        private final Mailbox mailbox;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread thread;

        Run(Mailbox mailbox) {
            this.mailbox = mailbox;
            thread = Thread.ofPlatform().name("mailbox").daemon().start(this);
        }

        @Override
        public void run() {
            var watch = new MailboxWatch(mailbox, properties, clock);
            try (mailbox) {
                while (!ended.await(watch.look().toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.trace("Looking into the mailbox");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        /** Lets the letter in hand be stored. */
        void end() {
            ended.countDown();
            try {
                if (!thread.join(PATIENCE)) {
                    thread.interrupt();
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

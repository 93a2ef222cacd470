package kz.bazarjoq.requests.local;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A mail server for everybody: whoever is written to has a mailbox, and all of them survive a restart. */
public final class MailPart implements Part {

    /** The shop's address. */
    public static final String SHOP = "info@bazarjoq.kz";

    /** The password of every mailbox; the user is its address. */
    public static final String PASSWORD = "local";

    private static final long START_MILLIS = 20_000;

    private final StateDirectory state;
    private final Ports ports;
    private @Nullable GreenMail server;

    MailPart(StateDirectory state, Ports ports) {
        this.state = state;
        this.ports = ports;
    }

    /** Where letters are handed in. */
    public int smtpPort() {
        return ports.of(Service.SMTP);
    }

    /** Where mailboxes are read. */
    public int imapPort() {
        return ports.of(Service.IMAP);
    }

    @Override
    public String name() {
        return "Mail";
    }

    @Override
    public Path log() {
        return state.log("mail");
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        var starting = new GreenMail(new ServerSetup[] {
            setup(Service.SMTP, ServerSetup.PROTOCOL_SMTP), setup(Service.IMAP, ServerSetup.PROTOCOL_IMAP)
        });
        starting.getUserManager()
                .setMessageDeliveryHandler((letter, recipient) -> user(starting, recipient.getEmail()));
        try {
            known().forEach(address -> user(starting, address));
            user(starting, SHOP);
            starting.start();
            server = starting;
        } catch (IllegalStateException failure) {
            starting.stop();
            throw new LocalFailure(
                    "The mail server doesn't start: " + failure.getMessage(), "Its log says why: " + log(), failure);
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    @Override
    public synchronized boolean hasDied() {
        return server != null
                && !(server.getSmtp().isAlive() && server.getImap().isAlive());
    }

    /** All addresses that have a mailbox, sorted. */
    public List<String> addresses() {
        return running().getUserManager().listUser().stream()
                .map(GreenMailUser::getEmail)
                .sorted()
                .toList();
    }

    /** The letters in a mailbox, the newest first. */
    public List<Letter> letters(String address) {
        // A copy: letters come in while one reads.
        return new ArrayList<>(inbox(running(), user(running(), address)).getMessages())
                .stream()
                        .map(stored -> Letter.of(
                                stored.getUid(),
                                stored.getMimeMessage(),
                                stored.getReceivedDate().toInstant()))
                        .toList()
                        .reversed();
    }

    /** Makes a mailbox for the address unless there is one. */
    public void open(String address) {
        user(running(), address);
    }

    /** Hands a letter in as a mail program does. */
    public void send(NewLetter letter) {
        letter.send(smtpPort());
    }

    private synchronized GreenMail running() {
        if (server == null) {
            throw new IllegalStateException("The mail server isn't running");
        }
        return server;
    }

    private ServerSetup setup(Service service, String protocol) {
        var setup = new ServerSetup(ports.of(service), "127.0.0.1", protocol);
        setup.setServerStartupTimeout(START_MILLIS);
        return setup;
    }

    private synchronized GreenMailUser user(GreenMail mail, String address) {
        var users = mail.getUserManager();
        var login = address.strip().toLowerCase(Locale.ROOT);
        var known = users.getUserByEmail(login);
        if (known != null) {
            return known;
        }
        try {
            var user = users.createUser(login, login, PASSWORD);
            MailboxFiles.keep(
                    inbox(mail, user), state.data("mail").resolve(URLEncoder.encode(login, StandardCharsets.UTF_8)));
            return user;
        } catch (UserException failure) {
            throw new IllegalStateException("A mailbox can't be made", failure);
        }
    }

    private static MailFolder inbox(GreenMail mail, GreenMailUser user) {
        ImapHostManager mailboxes = mail.getManagers().getImapHostManager();
        try {
            return mailboxes.getInbox(user);
        } catch (FolderException failure) {
            throw new IllegalStateException("A mailbox can't be opened", failure);
        }
    }

    private List<String> known() {
        try (var mailboxes = Files.list(state.data("mail"))) {
            return mailboxes
                    .filter(Files::isDirectory)
                    .map(mailbox -> URLDecoder.decode(String.valueOf(mailbox.getFileName()), StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("The mailboxes can't be read", failure);
        }
    }
}

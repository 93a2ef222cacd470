package kz.bazarjoq.requests;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A real SMTP and IMAP server on free ports; any address has a mailbox, whose user name and password are the address. */
public final class MailServer implements AutoCloseable {

    private final GreenMail server;

    /** Starts it. */
    public MailServer() {
        this(0);
    }

    /** Starts it with IMAP on a port that another one had before. */
    public MailServer(int imapPort) {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** A sender through this server, as Spring Boot makes it from {@code spring.mail}. */
    public JavaMailSenderImpl sender() {
        return senderTo(smtpPort());
    }

    /** A sender through whatever listens on this port, if anything. */
    public static JavaMailSenderImpl senderTo(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        var timeouts = new Properties();
        timeouts.setProperty("mail.smtp.connectiontimeout", "5000");
        timeouts.setProperty("mail.smtp.timeout", "20000");
        sender.setJavaMailProperties(timeouts);
        return sender;
    }

    /** Lets an address have a mailbox before anything arrives in it. */
    public void open(String address) {
        server.setUser(address, address, address);
    }

    /** Puts a letter into a mailbox, as the server on the other side would deliver it. */
    public void deliver(String address, MimeMessage letter) {
        open(address);
        server.getUserManager().getUserByEmail(address).deliver(letter);
    }

    /** All letters in an address's mailbox, oldest first. */
    public List<MimeMessage> mailbox(String address) {
        var user = server.getUserManager().getUserByEmail(address);
        if (user == null) {
            return List.of();
        }
        try {
            var inbox = server.getManagers().getImapHostManager().getInbox(user);
            var letters = new ArrayList<MimeMessage>();
            inbox.getMessages().forEach(stored -> letters.add(stored.getMimeMessage()));
            return letters;
        } catch (FolderException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How many letters in an address's mailbox are not marked as seen. */
    public long unseen(String address) {
        var user = server.getUserManager().getUserByEmail(address);
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                    .filter(stored -> !stored.getFlags().contains(Flags.Flag.SEEN))
                    .count();
        } catch (FolderException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

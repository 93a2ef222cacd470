package kz.bazarjoq.requests.local;

import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a mailbox on the disk: a letter is written before its sender is told that it was taken, and is there again after
 * the mail server's next start.
 */
final class MailboxFiles implements FolderListener {

    private static final String LETTER = ".eml";
    private static final String SEEN = ".seen";

    private final Path directory;
    private final MailFolder folder;

    private MailboxFiles(Path directory, MailFolder folder) {
        this.directory = directory;
        this.folder = folder;
    }

    /** Fills the folder with what the directory holds, and keeps both the same from then on. */
    static void keep(MailFolder folder, Path directory) {
        try {
            Files.createDirectories(directory);
            var files = new MailboxFiles(directory, folder);
            for (var uid : files.stored()) {
                files.restore(uid);
            }
            folder.addListener(files);
        } catch (IOException | MessagingException failure) {
            throw new IllegalStateException("The mailbox in " + directory + " can't be read", failure);
        }
    }

    @Override
    public void added(int number) {
        var letter = letter(number);
        try {
            var unfinished = directory.resolve("unfinished");
            try (var output = Files.newOutputStream(unfinished)) {
                letter.getMimeMessage().writeTo(output);
            }
            Files.move(unfinished, file(letter.getUid(), LETTER), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException failure) {
            throw new IllegalStateException("A letter can't be written to " + directory, failure);
        }
    }

    @Override
    public void flagsUpdated(int number, Flags flags, @Nullable Long uid) {
        var seen = file(letter(number).getUid(), SEEN);
        try {
            if (!flags.contains(Flags.Flag.SEEN)) {
                Files.deleteIfExists(seen);
            } else if (!Files.exists(seen)) {
                Files.createFile(seen);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("A letter's mark can't be written to " + directory, failure);
        }
    }

    @Override
    public void expunged(int number) {
        var kept = Arrays.stream(folder.getMessageUids()).boxed().collect(Collectors.toSet());
        try {
            for (var uid : stored()) {
                if (!kept.contains(uid)) {
                    Files.deleteIfExists(file(uid, SEEN));
                    Files.deleteIfExists(file(uid, LETTER));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("A letter can't be deleted from " + directory, failure);
        }
    }

    @Override
    public void mailboxDeleted() {
        // The platform deletes no mailbox.
    }

    private void restore(long uid) throws IOException, MessagingException {
        var file = file(uid, LETTER);
        var flags = new Flags();
        if (Files.exists(file(uid, SEEN))) {
            flags.add(Flags.Flag.SEEN);
        }
        try (var content = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), content);
            var received = Date.from(Files.getLastModifiedTime(file).toInstant());
            renumber(uid, folder.appendMessage(message, flags, received));
        }
    }

    /** The mail server counts from one again, without the gaps of deleted letters. */
    private void renumber(long uid, long newUid) throws IOException {
        if (uid != newUid) {
            Files.move(file(uid, LETTER), file(newUid, LETTER));
            if (Files.exists(file(uid, SEEN))) {
                Files.move(file(uid, SEEN), file(newUid, SEEN));
            }
        }
    }

    private StoredMessage letter(int number) {
        return folder.getMessages().get(number - 1);
    }

    private List<Long> stored() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(LETTER))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - LETTER.length())))
                    .sorted()
                    .toList();
        }
    }

    private Path file(long uid, String ending) {
        return directory.resolve(uid + ending);
    }
}

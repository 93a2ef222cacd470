package kz.bazarjoq.requests.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The packages that customers get of their rights to information: made, checked, handed out, and destroyed after their time. */
@Component
public class Packages {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Actor ACTOR = Actor.worker("data.package");

    private final PackageStore store;
    private final PackageWriter writer;
    private final PackageWords words;
    private final DataCipher cipher;
    private final KeptDataProperties properties;
    private final Register register;
    private final Clock clock;

    Packages(
            PackageStore store,
            PackageWriter writer,
            PackageWords words,
            DataCipher cipher,
            KeptDataProperties properties,
            Register register,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.words = words;
        this.cipher = cipher;
        this.properties = properties;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Makes the package of a right, in place of an earlier one.
     *
     * @throws SourceUnavailableException when a source can't be asked; an earlier package stays
     */
    @Transactional
    void make(RequestId request, String right, PackageContent content) {
        make(request, right, content, ACTOR);
    }

    /** Takes words that are to be blacked out in free text, or not to be, and makes the request's packages anew. */
    @Transactional
    public void redact(RequestId request, boolean hide, String text, Actor staff) {
        words.add(request, hide, text, staff.name());
        store.of(request).forEach(made -> make(request, made.right(), PackageContent.ofCode(made.content()), staff));
    }

    private void make(RequestId request, String right, PackageContent content, Actor actor) {
        var id = UUID.randomUUID();
        var before = store.find(request, right);
        var output = store.output(id);
        var hash = sha256();
        var review = new ByteArrayOutputStream();
        var size = new long[1];
        PackageWriter.Written written;
        try (output) {
            written = writer.write(
                    register.get(request),
                    content,
                    new Redaction.Words(words.of(request, true), words.of(request, false)),
                    new DigestOutputStream(new Counting(output, size), hash),
                    review);
        } catch (IOException failure) {
            throw new UncheckedIOException("A package can't be stored", failure);
        }
        var stored = new StoredPackage(
                id,
                request,
                right,
                content.code(),
                clock.instant(),
                before.map(StoredPackage::expiresAt).orElse(null),
                size[0],
                output.chunks(),
                HexFormat.of().formatHex(hash.digest()),
                written.tables(),
                written.parts(),
                written.rows(),
                written.hidden());
        store.add(stored, hash(token(request, right)), review.toByteArray());
        register.record(request, actor, "package-made", inWords(stored));
    }

    private static String inWords(StoredPackage made) {
        return "%s; частей: %d, таблиц: %d, записей: %d, скрыто мест: %d; SHA-256 %s"
                .formatted(made.content(), made.parts(), made.tables(), made.rows(), made.hidden(), made.sha256());
    }

    /** The packages of a request. */
    @Transactional(readOnly = true)
    public List<StoredPackage> of(RequestId request) {
        return store.of(request);
    }

    /** The package of a right, where one was made and its time isn't over. */
    @Transactional(readOnly = true)
    public Optional<StoredPackage> find(RequestId request, String right) {
        return store.find(request, right).filter(this::isThere);
    }

    /** The package that a link leads to, where its time isn't over. */
    @Transactional(readOnly = true)
    public Optional<StoredPackage> withToken(String token) {
        return store.withToken(hash(token)).filter(this::isThere);
    }

    private boolean isThere(StoredPackage stored) {
        return stored.expiresAt() == null || stored.expiresAt().isAfter(clock.instant());
    }

    /** Texts in which something was blacked out, as JSON, for who checks the package. */
    @Transactional(readOnly = true)
    public byte[] review(StoredPackage stored) {
        return store.review(stored.id());
    }

    /** Writes the file; its hand-out is recorded first. */
    public void copy(StoredPackage stored, Actor actor, OutputStream to) throws IOException {
        register.record(stored.request(), actor, "package-fetched", stored.content() + "; SHA-256 " + stored.sha256());
        store.copy(stored, to);
    }

    /** The secret of the link to a package: it stays the same when the package is made anew. */
    String token(RequestId request, String right) {
        return cipher.secret("package/%s/%s".formatted(request, right));
    }

    /** The last day, in Almaty, on which a package can be fetched whose letter is sent now. */
    LocalDate lastDayFromNow() {
        return LocalDate.ofInstant(clock.instant().plus(properties.keepPackages()), ALMATY);
    }

    /** From now on the time of a package runs, unless it does already. */
    @Transactional
    void release(RequestId request, String right) {
        store.find(request, right)
                .filter(stored -> stored.expiresAt() == null)
                .ifPresent(stored -> store.keepUntil(
                        stored.id(),
                        lastDayFromNow().plusDays(1).atStartOfDay(ALMATY).toInstant()));
    }

    /** Destroys what is over; whether there may be more. */
    @Transactional
    boolean destroyOver() {
        var over = store.over(clock.instant());
        over.forEach(stored -> {
            store.delete(stored.id());
            words.forget(stored.request());
            register.record(
                    stored.request(), ACTOR, "package-destroyed", stored.content() + "; SHA-256 " + stored.sha256());
        });
        return !over.isEmpty();
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Counts what goes through. */
    private static final class Counting extends java.io.FilterOutputStream {

        private final long[] size;

        Counting(OutputStream out, long[] size) {
            super(out);
            this.size = size;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            size[0]++;
        }

        @Override
        public void write(byte[] content, int start, int length) throws IOException {
            out.write(content, start, length);
            size[0] += length;
        }
    }
}

package kz.bazarjoq.requests.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.bazarjoq.requests.correspondence.SubjectAddresses;
import kz.bazarjoq.requests.engine.BusinessError;
import kz.bazarjoq.requests.identity.CodeCheck.Answer;
import kz.bazarjoq.requests.identity.IdentityCheck.Identity;
import kz.bazarjoq.requests.local.SampleShop;
import kz.bazarjoq.requests.register.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(IdentityParts.class)
class CodeTests extends IdentityTestBase {

    private static final Identity NONE = new Identity("none", "none");
    private static final Identity BY_SENDER = new Identity("low", "sender-address");
    private static final Identity BY_CODE = new Identity("substantial", "code-to-address-on-file");
    private static final Identity BY_STAFF = new Identity("substantial", "decided-by-staff");

    @Autowired
    LetterUnsubscribers unsubscribers;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    SubjectAddresses addresses;

    @Test
    void establishesTheSubjectWhoAnswersWithTheCode() {
        var request = requestWithCode();

        assertThat(tryCode(request.id(), code())).isEqualTo(Answer.RIGHT);

        assertThat(check(request)).isEqualTo(new IdentityCheck.Result(BY_CODE, "right"));
        assertThat(identification.established(request.id()))
                .hasValueSatisfying(ref -> assertThat(ref.key()).isEqualTo(Long.toString(customer)));
        assertThat(messages(request, "CodeAnswered")).isEqualTo(1);
        assertThat(timeline(request)).contains("code-tried.right", "identity-established.code-to-address-on-file");
    }

    @Test
    void writesToTheLastAddressOnFileOnceTheShopHasDestroyedIt() {
        var request = requestFrom("stranger@example.net");
        texts.byRequest.put(request.id(), "Я " + address);
        match(request);
        send(request);
        tryCode(request.id(), code());

        assertThat(addresses.addressOfSubject(request.id())).hasValue(address);
        shopKnows("corrected." + address);
        assertThat(addresses.addressOfSubject(request.id())).hasValue("corrected." + address);
        shopKnows(null);
        assertThat(addresses.addressOfSubject(request.id())).hasValue("corrected." + address);
    }

    @Test
    void writesToTheSenderWhileTheAuthorIsOnlySupposed() {
        var request = requestFrom("stranger@example.net");
        texts.byRequest.put(request.id(), "Я " + address);
        match(request);
        send(request);

        assertThat(addresses.addressOfAuthor(request.id())).hasValue("stranger@example.net");
        tryCode(request.id(), code());
        assertThat(addresses.addressOfAuthor(request.id())).hasValue(address);
    }

    @Test
    void writesNothingForTheSubjectToARepresentative() {
        var nina = Long.toString(SampleShop.NINA.id());
        var herself = requestFrom("nina@example.net");
        identification.pick(herself.id(), "shop", nina, "support");
        checkDecision(herself);
        var representative = requestFrom("lawyer@example.net");
        identification.pick(representative.id(), "shop", nina, "support");

        checkRepresentative(representative);

        assertThat(addresses.addressOfSubject(herself.id())).hasValue("nina@example.net");
        assertThat(addresses.addressOfSubject(representative.id())).isEmpty();
    }

    @Test
    void keepsTheAddressFromTheMomentOfTheDecision() {
        var request = requestFrom("stranger@example.net");
        identification.pick(request.id(), "shop", Long.toString(customer), "support");
        checkDecision(request);

        shopKnows(null);

        assertThat(addresses.addressOfSubject(request.id())).hasValue(address);
    }

    @Test
    void takesACodeWrittenWithSpacesAndDashes() {
        var request = requestWithCode();
        var code = code();

        assertThat(tryCode(request.id(), " %s – %s\u00a0".formatted(code.substring(0, 3), code.substring(3))))
                .isEqualTo(Answer.RIGHT);
    }

    @Test
    void sendsTheCodeToTheAddressOnFileAndNeverToOneThatOnlyTheLetterNames() {
        var request = requestFrom("stranger@example.net");
        texts.byRequest.put(request.id(), "Я " + address);
        match(request);

        send(request);

        assertThat(lettersTo(address)).hasSize(1);
        assertThat(lettersTo("stranger@example.net")).isEmpty();
    }

    @Test
    void reportsAWrongCodeOnceForEachTry() {
        var request = requestWithCode();

        assertThat(tryCode(request.id(), other(code()))).isEqualTo(Answer.WRONG);

        assertThat(check(request)).isEqualTo(new IdentityCheck.Result(BY_SENDER, "wrong"));
        assertThat(check(request)).isEqualTo(new IdentityCheck.Result(BY_SENDER, "none"));
        assertThat(messages(request, "CodeAnswered")).isEqualTo(1);
    }

    @Test
    void takesTheRightCodeAfterAWrongOne() {
        var request = requestWithCode();
        tryCode(request.id(), other(code()));

        assertThat(tryCode(request.id(), code())).isEqualTo(Answer.RIGHT);
        assertThat(messages(request, "CodeAnswered")).isEqualTo(2);
    }

    @Test
    void takesNoFurtherTryAfterTheFifth() {
        var request = requestWithCode();
        var code = code();

        var answers = IntStream.rangeClosed(1, 5)
                .mapToObj(round -> tryCode(request.id(), other(code)))
                .toList();

        assertThat(answers).containsExactly(Answer.WRONG, Answer.WRONG, Answer.WRONG, Answer.WRONG, Answer.EXHAUSTED);
        assertThat(tryCode(request.id(), code)).isEqualTo(Answer.EXHAUSTED);
        assertThat(check(request)).isEqualTo(new IdentityCheck.Result(BY_SENDER, "exhausted"));
        assertThat(messages(request, "CodeAnswered")).isEqualTo(5);
    }

    @Test
    void looksAtNoMoreThanFiveOfTwoHundredGuessesThatComeAtOnce() throws Exception {
        var request = requestWithCode();
        var code = Integer.parseInt(code());
        var guesses = IntStream.rangeClosed(1, 200)
                .mapToObj(step ->
                        (Callable<Answer>) () -> tryCode(request.id(), "%06d".formatted((code + step) % 1_000_000)))
                .toList();

        List<Answer> answers;
        try (var threads = Executors.newFixedThreadPool(20)) {
            answers = threads.invokeAll(guesses).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }

        assertThat(Collections.frequency(answers, Answer.WRONG)).isEqualTo(4);
        assertThat(Collections.frequency(answers, Answer.EXHAUSTED)).isEqualTo(196);
        assertThat(jdbc.sql("select tries from identity_challenge where request_id = :request")
                        .param("request", request.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        assertThat(messages(request, "CodeAnswered")).isEqualTo(5);
        assertThat(tryCode(request.id(), "%06d".formatted(code))).isEqualTo(Answer.EXHAUSTED);
    }

    @Test
    void takesACodeOnce() throws Exception {
        var request = requestWithCode();
        var code = code();

        List<Answer> answers;
        try (var threads = Executors.newFixedThreadPool(10)) {
            answers =
                    threads
                            .invokeAll(Collections.nCopies(10, (Callable<Answer>) () -> tryCode(request.id(), code)))
                            .stream()
                            .map(future -> future.resultNow())
                            .toList();
        }

        assertThat(Collections.frequency(answers, Answer.RIGHT)).isEqualTo(1);
        assertThat(Collections.frequency(answers, Answer.NONE)).isEqualTo(9);
    }

    @Test
    void takesNoCodeAfterItsTime() {
        var request = requestFrom(address);
        match(request);
        var expiresAt = send(request);

        clock.set(expiresAt);

        assertThat(tryCode(request.id(), code())).isEqualTo(Answer.EXPIRED);
        assertThat(check(request)).isEqualTo(new IdentityCheck.Result(BY_SENDER, "expired"));
        assertThat(messages(request, "CodeAnswered")).isZero();
    }

    @Test
    void endsTheCodeWithTheTimerThatTheJobWasGiven() {
        var request = requestFrom(address);
        match(request);

        assertThat(send(request)).isEqualTo(clock.instant().plus(Duration.ofDays(2)));

        clock.advance(Duration.ofDays(2).minusMillis(1));
        assertThat(tryCode(request.id(), code())).isEqualTo(Answer.RIGHT);
    }

    @Test
    void takesNoCodeOfAnotherRequest() {
        var first = requestWithCode();
        var codeOfFirst = code();
        var second = requestWithCode();

        assertThat(tryCode(second.id(), codeOfFirst)).isEqualTo(Answer.WRONG);
        assertThat(tryCode(first.id(), codeOfFirst)).isEqualTo(Answer.RIGHT);
    }

    @Test
    void takesOnlyTheNewestCode() {
        var request = requestWithCode();
        var old = code();
        send(request);

        assertThat(tryCode(request.id(), old)).isEqualTo(Answer.WRONG);
        assertThat(tryCode(request.id(), code())).isEqualTo(Answer.RIGHT);
    }

    @Test
    void countsNothingThatIsNoCode() {
        var request = requestWithCode();

        assertThat(List.of("", "12345", "1234567", "Здравствуйте", "١٢٣٤٥٦"))
                .allSatisfy(text -> assertThat(tryCode(request.id(), text)).isEqualTo(Answer.NONE));
        assertThat(messages(request, "CodeAnswered")).isZero();
    }

    @Test
    void awaitsNoCodeWhereNoneWasSent() {
        var request = requestFrom(address);

        assertThat(tryCode(request.id(), "123456")).isEqualTo(Answer.NONE);
        assertThat(check(request)).isEqualTo(new IdentityCheck.Result(NONE, "none"));
    }

    @Test
    void awaitsNoCodeOnceTheRequestIsClosed() {
        var request = requestWithCode();
        register.close(request.id(), "refused", Actor.worker("request.close"));

        assertThat(tryCode(request.id(), code())).isEqualTo(Answer.NONE);
        assertThat(identification.established(request.id())).isEmpty();
    }

    @Test
    void sendsOneLetterWithOneCodeWhenTheJobIsRedelivered() {
        var request = requestFrom(address);
        match(request);
        var job = job("identity.send-code", request);

        var first = deliver(job, request);
        clock.advance(Duration.ofMinutes(10));
        var second = deliver(job, request);

        assertThat(second).isEqualTo(first);
        assertThat(lettersTo(address)).hasSize(1);
        assertThat(tryCode(request.id(), code())).isEqualTo(Answer.RIGHT);
    }

    @Test
    void sendsTheSameCodeAfterTheMailServerWasDown() {
        var request = requestFrom(address);
        match(request);
        var job = job("identity.send-code", request);
        sender.setPort(1);

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> deliver(job, request))
                .isNotInstanceOf(BusinessError.class);
        sender.setPort(mail.smtpPort());
        deliver(job, request);

        assertThat(lettersTo(address)).hasSize(1);
        assertThat(tryCode(request.id(), code())).isEqualTo(Answer.RIGHT);
    }

    @Test
    void sendsNoMoreThanThreeCodesForOneRequestADay() {
        var request = requestWithCode();
        send(request);
        send(request);
        var fourth = job("identity.send-code", request);

        assertCode("CODE_LIMIT", () -> deliver(fourth, request));
        assertCode("CODE_LIMIT", () -> deliver(fourth, request));

        assertThat(lettersTo(address)).hasSize(3);
        assertThat(timeline(request)).containsOnlyOnce("code-not-sent.CODE_LIMIT");
        assertThat(tryCode(request.id(), code())).isEqualTo(Answer.RIGHT);
    }

    @Test
    void sendsNoMoreThanThreeCodesToOneAddressADayHoweverManyRequestsNameIt() {
        requestWithCode();
        requestWithCode();
        requestWithCode();
        var fourth = requestFrom(address);
        match(fourth);

        assertCode("CODE_LIMIT", () -> send(fourth));

        clock.advance(Duration.ofDays(1));
        send(fourth);
        assertThat(lettersTo(address)).hasSize(4);
    }

    @Test
    void sendsNoCodeWhenNobodyWasFound() {
        var request = requestFrom("stranger@example.net");
        match(request);

        assertCode("NO_SUBJECT", () -> send(request));
        assertThat(lettersTo("stranger@example.net")).isEmpty();
    }

    @Test
    void sendsNoCodeToACustomerWithoutAddressOnFile() {
        var request = requestFrom("nina@example.net");
        identification.pick(request.id(), "shop", Long.toString(SampleShop.NINA.id()), "support");

        assertCode("NO_SUBJECT", () -> send(request));
        assertThat(lettersTo("nina@example.net")).isEmpty();
    }

    @Test
    void establishesWhomAPersonPickedOnceThatPersonDecided() {
        var request = requestFrom("nina@example.net");
        identification.pick(request.id(), "shop", Long.toString(SampleShop.NINA.id()), "support");

        assertThat(identification.established(request.id())).isEmpty();
        assertThat(checkDecision(request)).isEqualTo(new IdentityCheck.Result(BY_STAFF, "none"));
        assertThat(identification.of(request.id()))
                .hasValueSatisfying(subject -> assertThat(subject.by()).isEqualTo("support"));
    }

    @Test
    void letsAPersonPickWhomARepresentativeWritesForThoughHeProvedWhoHeIs() {
        var request = requestWithCode();
        tryCode(request.id(), code());
        identification.setAside(request.id());
        assertThat(identification.established(request.id())).isEmpty();

        identification.pick(request.id(), "shop", Long.toString(SampleShop.NINA.id()), "support");
        checkDecision(request);

        assertThat(identification.established(request.id()))
                .hasValueSatisfying(ref -> assertThat(ref.key()).isEqualTo(Long.toString(SampleShop.NINA.id())));
        assertThat(timeline(request)).contains("identity-set-aside");
    }

    @Test
    void endsTheWaitForACodeThatIsSetAside() {
        var request = requestWithCode();

        identification.setAside(request.id());

        assertThat(messages(request, "CodeAnswered")).isEqualTo(1);
        assertThat(check(request)).isEqualTo(new IdentityCheck.Result(BY_SENDER, "superseded"));
    }

    @Test
    void endsTheWaitForACodeWhereAPersonPicksSomebodyElse() {
        var request = requestWithCode();

        identification.pick(request.id(), "shop", Long.toString(SampleShop.NINA.id()), "support");

        assertThat(messages(request, "CodeAnswered")).isEqualTo(1);
    }

    @Test
    void disturbsNobodyWhereTheCodeHasExpiredAnyway() {
        var request = requestWithCode();
        clock.advance(Duration.ofDays(2));

        identification.pick(request.id(), "shop", Long.toString(SampleShop.NINA.id()), "support");

        assertThat(messages(request, "CodeAnswered")).isZero();
    }

    @Test
    void keepsForWhomAPersonHasAdmittedARepresentative() {
        var request = requestFrom("stranger@example.net");
        identification.pick(request.id(), "shop", Long.toString(customer), "support");
        assertThat(checkRepresentative(request).identity())
                .isEqualTo(new Identity("substantial", "representative-admitted"));

        identification.setAside(request.id());

        assertThat(identification.established(request.id())).isPresent();
        assertThat(unsubscribers.address(request.id())).isEmpty();
    }

    @Test
    void forgetsWhomAPersonTookForTheAuthorWhereHeWritesForAnother() {
        var request = requestFrom("stranger@example.net");
        identification.pick(request.id(), "shop", Long.toString(customer), "support");
        checkDecision(request);
        assertThat(unsubscribers.address(request.id())).hasValue("stranger@example.net");

        identification.setAside(request.id());

        assertThat(identification.of(request.id())).isEmpty();
    }

    @Test
    void establishesNobodyWhomNoPersonPicked() {
        var request = requestWithCode();

        assertThat(checkDecision(request).identity()).isEqualTo(BY_SENDER);
    }

    @Test
    void weighsACodeAfterAPersonHasDecidedToo() {
        var request = requestFrom("stranger@example.net");
        identification.pick(request.id(), "shop", Long.toString(customer), "support");
        checkDecision(request);
        send(request);

        tryCode(request.id(), other(code()));
        assertThat(check(request)).isEqualTo(new IdentityCheck.Result(BY_STAFF, "wrong"));
        tryCode(request.id(), code());

        assertThat(check(request)).isEqualTo(new IdentityCheck.Result(BY_CODE, "right"));
    }

    @Test
    void establishesNobodyByAWrongCodeToWhomAPersonPicked() {
        var request = requestFrom("stranger@example.net");
        identification.pick(request.id(), "shop", Long.toString(customer), "support");
        send(request);
        tryCode(request.id(), other(code()));

        assertThat(check(request)).isEqualTo(new IdentityCheck.Result(NONE, "wrong"));
    }

    @Test
    void takesNoCodeThatWentToSomebodyElseThanThePersonPicked() {
        var request = requestWithCode();
        var code = code();

        identification.pick(request.id(), "shop", Long.toString(SampleShop.NINA.id()), "support");

        assertThat(tryCode(request.id(), code)).isEqualTo(Answer.NONE);
        assertThat(identification.established(request.id())).isEmpty();
    }

    @Test
    void keepsTheCodeWhenAPersonPicksTheOneItWentTo() {
        var request = requestWithCode();

        identification.pick(request.id(), "shop", Long.toString(customer), "support");

        assertThat(tryCode(request.id(), code())).isEqualTo(Answer.RIGHT);
    }

    @Test
    void picksNobodyInPlaceOfAnEstablishedSubject() {
        var request = requestWithCode();
        tryCode(request.id(), code());

        assertThatIllegalStateException()
                .isThrownBy(() -> identification.pick(request.id(), "shop", "1", "support"))
                .withMessageContaining("established by code-to-address-on-file");
    }

    @Test
    void picksNobodyWhomTheShopDoesNotKnow() {
        var request = requestFrom(address);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> identification.pick(request.id(), "shop", "999999", "support"));
    }

    @Test
    void leavesNeitherCodeNorLinkNorAddressReadableInItsTables() {
        requestWithCode();
        var code = code();
        var token = token();

        var everything = jdbc.sql(
                        """
                        select string_agg(query_to_xml(format('select * from requests.%I', table_name), true, true, '')::text, '')
                        from information_schema.tables where table_schema = 'requests' and table_type = 'BASE TABLE'""")
                .query(String.class)
                .single();
        var challenges = jdbc.sql("select string_agg(identity_challenge::text, ' ') from identity_challenge")
                .query(String.class)
                .single();

        assertThat(everything).contains("code_hash").doesNotContain(token);
        assertThat(everything.replaceAll("[0-9a-f]{32,}", ""))
                .doesNotContain(">" + code + "<", " " + code, code + "\n");
        assertThat(challenges).doesNotContainIgnoringCase(address).doesNotContain("Тестова");
    }

    private void shopKnows(@Nullable String email) {
        shop.jdbc()
                .sql("update shop.customer set email = :email where customer_id = :id")
                .param("email", email)
                .param("id", customer)
                .update();
    }

    private static void assertCode(String code, Runnable job) {
        assertThatExceptionOfType(BusinessError.class).isThrownBy(job::run).satisfies(error -> assertThat(error.code())
                .isEqualTo(code));
    }
}

package kz.bazarjoq.requests.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.bazarjoq.requests.casework.CaseViewings.Viewing;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.Threads;
import kz.bazarjoq.requests.identity.Identification;
import kz.bazarjoq.requests.identity.RequestSubject.Method;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@CaseworkTest
class SubjectPickingTests {

    private static final RequestPostProcessor SUPPORT = user("aigerim").roles("SUPPORT");

    @Autowired
    MockMvc web;

    @Autowired
    Identification identification;

    @Autowired
    Threads threads;

    @Autowired
    CaseViewings viewings;

    private final Register register;
    private final SubjectRequest request;

    SubjectPickingTests(@Autowired Register register) {
        this.register = register;
        this.request = register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"akhmetov.family@example.kz", "+7 701 555-01-03", "871120400031", "ахметова сау"})
    void findsACustomerByAddressTelephonePersonalNumberOrName(String text) throws Exception {
        find(text)
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Ахметова Сауле Маратовна"),
                                containsString("871120400031"),
                                containsString("Выбрать"))));
    }

    @Test
    void offersWhoeverHasTheSendersAddressOnFile() throws Exception {
        threads.add(request.id(), letterFrom("akhmetov.family@example.kz"));

        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content()
                        .string(allOf(
                                containsString("С адресом отправителя"),
                                containsString("Ахметова Сауле Маратовна"),
                                containsString("Выбрать"))));
    }

    @Test
    void recordsWhomASearchShowedWithoutWhatWasTyped() throws Exception {
        find("akhmetov.family@example.kz");

        assertThat(viewings.of(request.id()))
                .filteredOn(viewing -> viewing.what().equals("поиск клиента"))
                .singleElement()
                .extracting(Viewing::staff, Viewing::detail)
                .containsExactly("aigerim", "shop/2 shop/3");
    }

    @Test
    void saysThatNobodyWasFound() throws Exception {
        find("nobody@example.kz").andExpect(content().string(containsString("Никого не нашлось")));
    }

    @Test
    void makesThePickedCustomerTheCandidateAndRecordsWhoPicked() throws Exception {
        pick("3").andExpect(redirectedUrl("/cases/" + request.number() + "?picked#subject"));

        assertThat(identification.of(request.id())).get().satisfies(subject -> {
            assertThat(subject.ref().key()).isEqualTo("3");
            assertThat(subject.method()).isEqualTo(Method.PICKED_BY_STAFF);
            assertThat(subject.by()).isEqualTo("aigerim");
        });
        assertThat(register.timeline(request.id()))
                .filteredOn(entry -> entry.what().equals("subject-picked"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo(Actor.staff("aigerim")));
        web.perform(get("/cases/" + request.number()).param("picked", "").with(SUPPORT))
                .andExpect(content()
                        .string(allOf(
                                containsString("Ахметова Сауле Маратовна"),
                                containsString("личность не подтверждена"),
                                containsString("Клиент выбран"),
                                not(containsString("Выбрать не получилось")))));
    }

    @Test
    void picksNobodyWhomTheShopDoesNotKnow() throws Exception {
        pick("999999").andExpect(redirectedUrl("/cases/" + request.number() + "?notPicked#subject"));

        assertThat(identification.of(request.id())).isEmpty();
    }

    @Test
    void picksNobodyOnAClosedCaseNorOffersIt() throws Exception {
        register.close(request.id(), "refused", Actor.worker("request.close"));

        pick("3").andExpect(redirectedUrl("/cases/" + request.number() + "?notPicked#subject"));
        find("ахметова").andExpect(content().string(not(containsString("Ахметова"))));
        assertThat(identification.of(request.id())).isEmpty();
    }

    @Test
    void letsNobodySearchOrPickWithoutTheTokenOrASignIn() throws Exception {
        var subjects = "/cases/" + request.number() + "/subjects";
        var subject = "/cases/" + request.number() + "/subject";

        web.perform(post(subjects).param("text", "ахметова").with(SUPPORT)).andExpect(status().isForbidden());
        web.perform(post(subject).param("source", "shop").param("key", "3").with(SUPPORT))
                .andExpect(status().isForbidden());
        web.perform(post(subjects).param("text", "ахметова").with(csrf())).andExpect(redirectedUrl("/sign-in"));
        web.perform(post(subject).param("source", "shop").param("key", "3").with(csrf()))
                .andExpect(redirectedUrl("/sign-in"));
        assertThat(identification.of(request.id())).isEmpty();
    }

    private ResultActions find(String text) throws Exception {
        return web.perform(post("/cases/" + request.number() + "/subjects")
                .param("text", text)
                .with(SUPPORT)
                .with(csrf()));
    }

    private ResultActions pick(String key) throws Exception {
        return web.perform(post("/cases/" + request.number() + "/subject")
                .param("source", "shop")
                .param("key", key)
                .with(SUPPORT)
                .with(csrf()));
    }

    private static IncomingLetter letterFrom(String address) {
        return new IncomingLetter(
                "one@example.kz",
                Optional.of(new Correspondent(address, "")),
                "",
                "",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true);
    }
}

package kz.bazarjoq.requests.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kz.bazarjoq.requests.data.SubjectRef;
import kz.bazarjoq.requests.identity.RequestSubject.Method;
import kz.bazarjoq.requests.local.SampleShop;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(IdentityParts.class)
class MatchSubjectTests extends IdentityTestBase {

    @Test
    void findsTheCustomerWhoseAddressTheLetterCameFrom() {
        var request = requestFrom(address.toUpperCase(Locale.ROOT));

        assertThat(match(request)).isEqualTo("one");

        assertThat(identification.of(request.id())).hasValueSatisfying(subject -> {
            assertThat(subject.ref()).isEqualTo(new SubjectRef("shop", Long.toString(customer)));
            assertThat(subject.method()).isEqualTo(Method.SENDER_ADDRESS);
            assertThat(subject.isEstablished()).isFalse();
        });
        assertThat(identification.established(request.id())).isEmpty();
    }

    @Test
    void findsTheCustomerWhoseAddressTheTextNames() {
        var request = requestFrom("other@example.net");
        texts.byRequest.put(
                request.id(), "Мой адрес в магазине: <%s>, пишу с рабочего other@example.net.".formatted(address));

        assertThat(match(request)).isEqualTo("one");

        assertThat(identification.of(request.id()))
                .hasValueSatisfying(subject -> assertThat(subject.method()).isEqualTo(Method.ADDRESS_IN_LETTER));
    }

    @Test
    void takesNoNoticeOfTheTextWhenTheSenderIsKnown() {
        var request = requestFrom(address);
        texts.byRequest.put(request.id(), "А что у вас на " + addressOf(addCustomer()) + "?");

        assertThat(match(request)).isEqualTo("one");

        assertThat(identification.of(request.id()))
                .hasValueSatisfying(subject -> assertThat(subject.ref().key()).isEqualTo(Long.toString(customer)));
    }

    @Test
    void findsNobodyUnderAnUnknownAddress() {
        var request = requestFrom("stranger@example.net");

        assertThat(match(request)).isEqualTo("none");
        assertThat(identification.of(request.id())).isEmpty();
    }

    @Test
    void doesNotChooseBetweenTwoCustomersWithOneAddress() {
        var request = requestFrom(SampleShop.RUSLAN.address());

        assertThat(match(request)).isEqualTo("several");
        assertThat(identification.of(request.id())).isEmpty();
    }

    @Test
    void doesNotChooseBetweenSeveralCustomersWhomTheTextNames() {
        var request = requestFrom("stranger@example.net");
        texts.byRequest.put(request.id(), address + " или " + addressOf(addCustomer()));

        assertThat(match(request)).isEqualTo("several");
    }

    @Test
    void answersTheSameWhenTheJobIsRedelivered() {
        var request = requestFrom(address);
        var job = job("identity.match-subject", request);

        matchSubject.match(job, request.id().toString());
        matchSubject.match(job, request.id().toString());

        assertThat(timeline(request)).containsOnlyOnce("subject-matched.one");
    }

    @Test
    void saysThatTheSenderIsKnownOnlyWhereTheLetterCameFromTheAddress() {
        var fromAddress = requestFrom(address);
        var namesAddress = requestFrom("other@example.net");
        texts.byRequest.put(namesAddress.id(), "Мой адрес в магазине: " + address);

        assertThat(known(fromAddress)).isEqualTo(new IdentityCheck.Identity("low", "sender-address"));
        assertThat(known(namesAddress)).isEqualTo(new IdentityCheck.Identity("none", "none"));
        assertThat(known(requestFrom("stranger@example.net"))).isEqualTo(new IdentityCheck.Identity("none", "none"));
    }

    private IdentityCheck.Identity known(SubjectRequest request) {
        return matchSubject
                .match(job("identity.match-subject", request), request.id().toString())
                .identity();
    }
}

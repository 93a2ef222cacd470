package kz.bazarjoq.requests.correspondence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Operator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who the letters are from, and who among the staff gets some.
 *
 * @param policyUrl the published policy that letters refer to
 * @param acknowledgementsPerDay no address gets more of them within 24 hours: it may be a machine's that answers each
 */
@Validated
@ConfigurationProperties("bazarjoq.correspondence")
record CorrespondenceProperties(
        @DefaultValue @Valid Shop shop,
        @DefaultValue("support@bazarjoq.kz") @Email String supportAddress,
        @DefaultValue("privacy-officer@bazarjoq.kz") @Email String privacyOfficerAddress,
        @DefaultValue("https://bazarjoq.kz/privacy") URI policyUrl,
        @DefaultValue("10") @Min(1) int acknowledgementsPerDay)
        implements Operator {

    @Override
    public String operatorName() {
        return shop.name();
    }

    @Override
    public String operatorAddress(Language language) {
        return shop.address().in(language);
    }

    @Override
    public String operatorEmail() {
        return shop.email();
    }

    /**
     * The shop as its letters name it; the defaults are the policy's (§7).
     *
     * @param email the address that customers write to; letters come from it and are answered to it
     */
    record Shop(
            @DefaultValue("BazarJoq") @NotBlank String name,
            @DefaultValue @Valid Address address,
            @DefaultValue("info@bazarjoq.kz") @Email @NotBlank String email) {

        String domain() {
            return email.substring(email.indexOf('@') + 1);
        }
    }

    /** The postal address as each language writes it. */
    record Address(
            @DefaultValue("Республика Казахстан, A15G7M6, город Алматы, Бостандыкский район, улица Байзакова, 280")
                    @NotBlank String ru,
            @DefaultValue("Қазақстан Республикасы, A15G7M6, Алматы қаласы, Бостандық ауданы, Байзақов көшесі, 280")
                    @NotBlank String kk,
            @DefaultValue("280 Baizakov Street, Bostandyk District, Almaty A15G7M6, Republic of Kazakhstan") @NotBlank String en) {

        String in(Language language) {
            return switch (language) {
                case RU -> ru;
                case KK -> kk;
                case EN -> en;
            };
        }
    }
}

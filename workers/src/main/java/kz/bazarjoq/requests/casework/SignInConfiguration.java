package kz.bazarjoq.requests.casework;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Who may sign in: the configured staff and nobody else. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SignInConfiguration.class);

    @Bean
    AuthenticationProvider signIn(CaseworkProperties properties, Clock clock) {
        if (properties.staff().isEmpty()) {
            LOG.warn("Nobody can sign in to the case pages: name the staff in bazarjoq.casework.staff");
        }
        var staff = new InMemoryUserDetailsManager(properties.staff().stream()
                .map(member -> User.withUsername(member.name())
                        .password(member.password())
                        .authorities(member.roles().stream()
                                .map(StaffRole::authority)
                                .toList())
                        .build())
                .toList());
        var passwords = new DaoAuthenticationProvider(staff);
        passwords.setPasswordEncoder(PasswordEncoderFactories.createDelegatingPasswordEncoder());
        return new LimitedSignIn(
                passwords, new SignInAttempts(properties.wrongPasswords(), properties.lockedFor(), clock));
    }
}

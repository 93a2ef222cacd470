package kz.bazarjoq.requests.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The pages for customers are open to whoever has their link; the link must not leak from them. */
@Configuration(proxyBeanMethods = false)
class CodePageSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain codePageFilters(HttpSecurity http) throws Exception {
        return open(http, "/code");
    }

    @Bean
    @Order(2)
    SecurityFilterChain answerPageFilters(HttpSecurity http) throws Exception {
        return open(http, "/answers");
    }

    private static SecurityFilterChain open(HttpSecurity http, String path) throws Exception {
        return http.securityMatcher(path + "/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens(path)))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none';"
                                + " style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                                + " frame-ancestors 'none'")))
                .build();
    }

    private static CookieCsrfTokenRepository tokens(String path) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookiePath(path);
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        return tokens;
    }
}

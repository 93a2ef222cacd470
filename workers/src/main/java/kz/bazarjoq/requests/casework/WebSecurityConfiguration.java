package kz.bazarjoq.requests.casework;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/** Which pages need a sign-in (all but the ones for customers), and what browsers may do with any page. */
@Configuration(proxyBeanMethods = false)
class WebSecurityConfiguration {

    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Asked by programs, which show a token of their own there. */
    private static final String RESTRICTIONS = "/api/restrictions";

    private static final String[] OPEN_TO_ALL = {
        "/api/deadlines/**",
        "/api/working-days",
        RESTRICTIONS,
        "/code/**",
        "/answers/**",
        "/actuator/health/**",
        "/style/**",
        "/favicon.ico",
        "/sign-in"
    };

    @Bean
    SecurityFilterChain pages(HttpSecurity http, JsonMapper json) {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(OPEN_TO_ALL)
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers(RESTRICTIONS))
                .formLogin(form -> form.loginPage("/sign-in")
                        .defaultSuccessUrl("/cases")
                        .failureHandler((request, response, failure) -> response.sendRedirect(
                                failure instanceof LockedException ? "/sign-in?locked" : "/sign-in?wrong")))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(problems -> problems.authenticationEntryPoint(signInFirst(json)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** People are sent to the sign-in page, programs are told. */
    private static AuthenticationEntryPoint signInFirst(JsonMapper json) {
        var programs = PathPatternRequestMatcher.pathPattern("/api/**");
        var page = new LoginUrlAuthenticationEntryPoint("/sign-in");
        return (request, response, failure) -> {
            if (!programs.matches(request)) {
                page.commence(request, response, failure);
                return;
            }
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(
                    response.getOutputStream(),
                    ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "Sign in at /sign-in first."));
        };
    }
}

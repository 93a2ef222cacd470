package kz.bazarjoq.requests.casework;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks passwords, but not those of a name that was locked; whether the name exists makes no difference. */
final class LimitedSignIn implements AuthenticationProvider {

    private final AuthenticationProvider passwords;
    private final SignInAttempts attempts;

    LimitedSignIn(AuthenticationProvider passwords, SignInAttempts attempts) {
        this.passwords = passwords;
        this.attempts = attempts;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication signIn) {
        var address = signIn.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        if (attempts.isLocked(signIn.getName(), address)) {
            throw new LockedException("Too many wrong passwords");
        }
        try {
            var signedIn = passwords.authenticate(signIn);
            attempts.signedIn(signIn.getName(), address);
            return signedIn;
        } catch (BadCredentialsException wrong) {
            attempts.wrongPassword(signIn.getName(), address);
            throw wrong;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }
}

package kz.bazarjoq.requests.casework;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a staff member may do on the case pages. */
enum StaffRole {
    /** Works on cases. */
    SUPPORT,
    /** Works on cases, and sees who viewed them. */
    PRIVACY_OFFICER;

    GrantedAuthority authority() {
        return new SimpleGrantedAuthority("ROLE_" + name());
    }
}

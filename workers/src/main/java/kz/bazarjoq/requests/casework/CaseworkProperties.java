package kz.bazarjoq.requests.casework;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the case pages.
 *
 * @param staff who may sign in; nobody unless configured
 * @param wrongPasswords after how many wrong passwords a name is locked for an address; four times as many lock the address
 * @param lockedFor how long it stays locked after the last wrong password
 * @param tasklistUrl where the tasks are, for the link; empty for none
 * @param operateUrl where the running processes are, for the link; empty for none
 */
@Validated
@ConfigurationProperties("bazarjoq.casework")
record CaseworkProperties(
        @DefaultValue List<@Valid StaffMember> staff,
        @DefaultValue("5") @Min(1) int wrongPasswords,
        @DefaultValue("15m") Duration lockedFor,
        @DefaultValue("") String tasklistUrl,
        @DefaultValue("") String operateUrl) {

    /** Checks that a name stands there once. */
    CaseworkProperties {
        var names = new HashSet<String>();
        for (var member : staff) {
            if (!names.add(member.name())) {
                throw new IllegalArgumentException(
                        "bazarjoq.casework.staff names %s twice: keep one".formatted(member.name()));
            }
        }
        staff = List.copyOf(staff);
    }

    /**
     * Someone who may sign in.
     *
     * @param password encoded, such as {@code {bcrypt}$2a$10$…}
     */
    record StaffMember(@NotBlank String name, @NotBlank String password, @NotEmpty Set<StaffRole> roles) {

        /** Refuses a password that isn't encoded. */
        StaffMember {
            if (password.startsWith("$2")) {
                password = "{bcrypt}" + password;
            }
            if (!password.startsWith("{")) {
                throw new IllegalArgumentException(
                        "The password of %s in bazarjoq.casework.staff isn't encoded: write {bcrypt} and its bcrypt hash"
                                .formatted(name));
            }
            roles = Set.copyOf(roles);
        }

        @Override
        public String toString() {
            return "StaffMember[%s, %s]".formatted(name, roles);
        }
    }
}

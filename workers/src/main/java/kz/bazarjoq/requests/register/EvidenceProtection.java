package kz.bazarjoq.requests.register;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses a start in which the application could change evidence. */
@Component
class EvidenceProtection implements InitializingBean {

    private final JdbcClient jdbc;

    EvidenceProtection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        var role = jdbc.sql(
                        """
                        select current_user where has_table_privilege('timeline_entry', 'update, delete, truncate')
                        or has_table_privilege('evidence_link', 'update, delete, truncate')
                        or has_table_privilege('destruction', 'update, delete, truncate')""")
                .query(String.class)
                .optional();
        role.ifPresent(name -> {
            throw new UnprotectedEvidenceException(name);
        });
    }
}

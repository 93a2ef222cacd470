package kz.bazarjoq.requests.data;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.SampleShopConfiguration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A test of the data work on a sample shop that it has for itself and may spoil. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringJUnitConfig({DatabaseTestConfiguration.class, SampleShopConfiguration.class, DataWorkParts.class, DataWork.class
})
@DirtiesContext
@interface DataWorkTest {}

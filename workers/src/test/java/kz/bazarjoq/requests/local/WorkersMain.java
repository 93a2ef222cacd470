package kz.bazarjoq.requests.local;

import java.util.Map;
import kz.bazarjoq.requests.RequestsApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the product's application from the class path of the tests, without what the tests add to it. */
final class WorkersMain {

    private WorkersMain() {}

    /** Runs the workers with the properties given as {@code --name=value}. */
    public static void main(String[] arguments) {
        application().run(arguments);
    }

    static ConfigurableApplicationContext run(Map<String, String> properties) {
        var application = application();
        application.setRegisterShutdownHook(false);
        return application.run(arguments(properties));
    }

    static String[] arguments(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private static SpringApplication application() {
        var application = new SpringApplication(RequestsApplication.class);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton(ProductOnly.class.getName(), new ProductOnly()));
        return application;
    }
}

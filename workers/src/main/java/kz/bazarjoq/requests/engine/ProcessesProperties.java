package kz.bazarjoq.requests.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the models, forms, decisions and letters are.
 *
 * @param location a Spring resource location that ends in a slash: {@code classpath:processes/} for those that were built
 *     in, {@code file:./processes/} for a folder that an analyst edits
 */
@ConfigurationProperties("bazarjoq.processes")
public record ProcessesProperties(@DefaultValue("classpath:processes/") String location) {}

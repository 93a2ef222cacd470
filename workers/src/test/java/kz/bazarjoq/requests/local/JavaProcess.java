package kz.bazarjoq.requests.local;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program to run in a JVM of its own, on the JDK that runs this one.
 *
 * @param classPath files, folders or {@code folder/*}
 * @param options of the JVM, such as {@code -Xmx512m}
 */
public record JavaProcess(
        String mainClass,
        List<String> classPath,
        List<String> options,
        List<String> arguments,
        Map<String, String> environment) {

    /** A program without options, arguments or environment. */
    public static JavaProcess of(String mainClass, List<String> classPath) {
        return new JavaProcess(mainClass, classPath, List.of(), List.of(), Map.of());
    }

    public JavaProcess {
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The same with these options of the JVM. */
    public JavaProcess withOptions(String... added) {
        return new JavaProcess(mainClass, classPath, List.of(added), arguments, environment);
    }

    /** The same with these arguments. */
    public JavaProcess withArguments(List<String> added) {
        return new JavaProcess(mainClass, classPath, options, added, environment);
    }

    /** The same with these variables beside the inherited ones. */
    public JavaProcess withEnvironment(Map<String, String> added) {
        return new JavaProcess(mainClass, classPath, options, arguments, added);
    }

    /** Starts it under the guardian's eyes; what it prints goes to the log file. */
    public ChildProcess start(Path workingDirectory, Path log) {
        var command = new ArrayList<String>();
        command.add(executable());
        command.addAll(options);
        command.add("-classpath");
        command.add(classPath.stream().collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        command.addAll(arguments);
        return ChildProcess.start(command, environment, workingDirectory, log);
    }

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The folder of the compiled tests. */
    static Path ownClasses() {
        try {
            return Path.of(JavaProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException failure) {
            throw new IllegalStateException("The folder of the compiled tests has no path", failure);
        }
    }
}

package kz.bazarjoq.requests.data;

import java.util.List;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.engine.DataFree;

/** The data map, or what it says of a source, is wrong; it names file, line, entry and remedy of each mistake. */
class InvalidDataMapException extends RuntimeException implements DataFree {

    private static final long serialVersionUID = 1L;

    private final transient List<MapProblem> problems;

    /** Says where (file and entry), what is wrong there, and what to do. */
    InvalidDataMapException(String where, String problem, String remedy) {
        this(List.of(new MapProblem(where, problem, remedy)));
    }

    /** Says all that is wrong. */
    InvalidDataMapException(List<MapProblem> problems) {
        super(problems.stream()
                .map(problem -> "%s. %s".formatted(problem, problem.remedy()))
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    List<MapProblem> problems() {
        return problems;
    }
}

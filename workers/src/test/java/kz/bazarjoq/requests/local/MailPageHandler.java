package kz.bazarjoq.requests.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the browser; only pages from this very address may ask it to send a letter. */
final class MailPageHandler implements HttpHandler {

    private static final int OK = 200;
    private static final int SEE_OTHER = 303;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int LARGEST_FORM = 1_000_000;

    private final MailPages pages;
    private final List<String> hosts;

    MailPageHandler(MailPages pages, int port) {
        this.pages = pages;
        this.hosts = List.of("localhost:" + port, "127.0.0.1:" + port);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isOurs(exchange)) {
                answer(exchange, FORBIDDEN, "Open the page by its own address.");
                return;
            }
            try {
                route(exchange);
            } catch (IllegalArgumentException | IllegalStateException failure) {
                answer(exchange, BAD_REQUEST, pages.problem(String.valueOf(failure.getMessage())));
            }
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        var query = fields(exchange.getRequestURI().getRawQuery());
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /" -> answer(exchange, OK, pages.mailboxes());
            case "GET /mailbox" -> answer(exchange, OK, pages.mailbox(required(query, "address")));
            case "GET /letter" -> answer(exchange, OK, pages.letter(required(query, "address"), uid(query)));
            case "GET /write" -> answer(exchange, OK, pages.write(query.getOrDefault("from", "")));
            case "POST /send" -> send(exchange);
            case "POST /recipient" -> confirm(exchange);
            default -> answer(exchange, NOT_FOUND, pages.problem("There is no such page."));
        }
    }

    /** Stands in for a recipient of data who is called. */
    private static void confirm(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readNBytes(LARGEST_FORM);
        answer(exchange, OK, "{\"confirmed\": true}");
    }

    private void send(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readNBytes(LARGEST_FORM), StandardCharsets.UTF_8);
        var form = fields(body);
        var from = required(form, "from");
        pages.send(form);
        exchange.getResponseHeaders()
                .set("Location", "/mailbox?sent=true&address=" + URLEncoder.encode(from, StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(SEE_OTHER, -1);
    }

    private boolean isOurs(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var origin = headers.getFirst("Origin");
        return hosts.contains(headers.getFirst("Host"))
                && (origin == null || hosts.stream().anyMatch(host -> origin.equals("http://" + host)));
    }

    private static void answer(HttpExchange exchange, int status, String page) throws IOException {
        var content = page.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
    }

    private static long uid(Map<String, String> query) {
        return Long.parseLong(required(query, "uid"));
    }

    private static String required(Map<String, String> fields, String name) {
        var value = fields.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The field " + name + " is missing.");
        }
        return value;
    }

    private static Map<String, String> fields(@Nullable String encoded) {
        var fields = new HashMap<String, String>();
        for (var field : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
            var separator = field.indexOf('=');
            if (separator > 0) {
                fields.put(decoded(field.substring(0, separator)), decoded(field.substring(separator + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}

package kz.bazarjoq.requests.casework;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Opens pages as a browser does, with cookies, redirects and the tokens of forms. */
final class StaffBrowser implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    StaffBrowser(int port) {
        this.base = "http://localhost:" + port;
    }

    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String path, String form) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Signs in on the page that is shown instead of the wanted one, and answers with what comes then. */
    HttpResponse<String> signIn(String wanted, String name, String password) throws IOException, InterruptedException {
        var token = TOKEN.matcher(open(wanted).body());
        if (!token.find()) {
            throw new IllegalStateException("The page has no form to sign in with");
        }
        return send(
                "/sign-in",
                "username=%s&password=%s&_csrf=%s"
                        .formatted(name, password, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        client.close();
    }
}

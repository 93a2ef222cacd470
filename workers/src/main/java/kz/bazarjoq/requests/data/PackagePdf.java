package kz.bazarjoq.requests.data;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The file for people: pages from {@code package/document.html}, with its fonts in it. */
@Component
class PackagePdf {

    private static final String FONTS = "net/sf/jasperreports/fonts/dejavu/";
    private static final String FAMILY = "DejaVu Sans Condensed";

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final PackageTexts texts;

    PackagePdf(PackageTexts texts) {
        this.texts = texts;
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("package/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(resolver);
    }

    void write(PackageDocument document, OutputStream out) throws IOException {
        var language = document.language();
        var html = templates.process(
                "document",
                new Context(
                        language.locale(),
                        Map.of(
                                "language", language.code(),
                                "texts", texts.in(language),
                                "document", document.view(texts))));
        // Rendered whole, because what takes it can't be read again; the rows that are shown are limited.
        var pages = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .withHtmlContent(html, null)
                .withProducer("personal-data-requests")
                .useFont(() -> font("DejaVuSansCondensed.ttf"), FAMILY, 400, FontStyle.NORMAL, true)
                .useFont(() -> font("DejaVuSansCondensed-Bold.ttf"), FAMILY, 700, FontStyle.NORMAL, true)
                .toStream(pages)
                .run();
        pages.writeTo(out);
    }

    private static InputStream font(String file) {
        try {
            return new ClassPathResource(FONTS + file).getInputStream();
        } catch (IOException failure) {
            throw new UncheckedIOException("The font %s isn't there".formatted(file), failure);
        }
    }
}

package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator.ScreenshotOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.bazarjoq.requests.Chromium;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every diagram opens without a warning and has an up-to-date picture beside it; {@code -Dpictures=write} draws them anew. */
class DiagramPicturesIT {

    private static final boolean WRITE = "write".equals(System.getProperty("pictures"));

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static Page page;

    static List<Model> models() {
        return Models.ours().all();
    }

    @BeforeAll
    static void openBpmnJs() {
        var viewer = NodeTools.installed().read("bpmn-js/dist/bpmn-viewer.production.min.js");
        chromium = new Chromium();
        page = chromium.browser()
                .newContext(new NewContextOptions().setDeviceScaleFactor(1.5))
                .newPage();
        page.setContent(
                "<body style=\"margin:12px;background:white\"><div id=\"canvas\"></div><div id=\"picture\"></div></body>");
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(viewer));
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theDiagramOpensWithoutAWarning(Model model) throws IOException {
        assertThat(draw(model))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void thePictureShowsTheDiagramAsItIs(Model model) throws IOException {
        var file = Path.of(model.file().toString().replaceFirst("\\.bpmn$", ".png"));
        var mark = Picture.markOf(model.file());
        if (WRITE) {
            draw(model);
            Files.write(file, Picture.marked(page.locator("#picture").screenshot(new ScreenshotOptions()), mark));
        }

        assertThat(file)
                .as("Draw the pictures anew with: ./mvnw verify -Dit.test=DiagramPicturesIT -Dpictures=write")
                .exists();
        assertThat(Picture.carries(Files.readAllBytes(file), mark))
                .as(
                        "%s shows an older diagram; draw it anew with: ./mvnw verify -Dit.test=DiagramPicturesIT -Dpictures=write",
                        file)
                .isTrue();
    }

    /** Draws a diagram on the page and returns what bpmn-js warns of. */
    private static Object draw(Model model) throws IOException {
        return page.evaluate(
                """
                async xml => {
                  const viewer = new BpmnJS({ container: '#canvas' });
                  const { warnings } = await viewer.importXML(xml);
                  const { svg } = await viewer.saveSVG();
                  viewer.destroy();
                  const picture = document.querySelector('#picture');
                  picture.innerHTML = svg.slice(svg.indexOf('<svg'));
                  picture.style.display = 'inline-block';
                  return warnings.map(warning => warning.message);
                }
                """,
                Files.readString(model.file()));
    }
}

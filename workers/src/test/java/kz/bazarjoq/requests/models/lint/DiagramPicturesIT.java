package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator.ScreenshotOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.Chromium;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every diagram opens without a warning, and each of its planes, the process's own and that of every collapsed sub-process, has an
 * up-to-date picture that the README beside it shows; {@code -Dpictures=write} draws them anew.
 */
class DiagramPicturesIT {

    private static final boolean WRITE = "write".equals(System.getProperty("pictures"));
    private static final String ANEW =
            "draw the pictures anew with: ./mvnw verify -Dit.test=DiagramPicturesIT -Dpictures=write";

    private static final Pattern SHOWN = Pattern.compile("!\\[[^]]+]\\((?!\\.\\./)([^)]+\\.png)\\)");

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static Page page;

    static List<Model> models() {
        return Models.ours().all();
    }

    static List<Picture> pictures() {
        return models().stream().flatMap(model -> Picture.of(model).stream()).toList();
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
        assertThat(draw(Picture.of(model).getFirst()))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void thePictureShowsThePlaneAsItIs(Picture picture) throws IOException {
        if (WRITE) {
            draw(picture);
            Files.write(picture.file(), picture.marked(page.locator("#picture").screenshot(new ScreenshotOptions())));
        }

        assertThat(picture.file()).as("It is missing; " + ANEW).exists();
        assertThat(picture.isDrawnBy(Files.readAllBytes(picture.file())))
                .as("%s shows an older diagram; %s", picture, ANEW)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theFolderHoldsAndItsReadmeShowsThesePicturesAndNoOther(Model model) throws IOException {
        var names = Picture.of(model).stream().map(Picture::toString).toList();
        try (var files = Files.list(model.folder())) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".png")))
                    .as("Pictures in %s", model.folder())
                    .hasSameElementsAs(names);
        }

        var readme = Files.readString(model.folder().resolve("README.md"));
        assertThat(SHOWN.matcher(readme).results().map(shown -> shown.group(1)))
                .as("Pictures that %s shows", model.folder().resolve("README.md"))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    /** Draws a plane on the page and returns what bpmn-js warns of in its diagram. */
    private static Object draw(Picture picture) throws IOException {
        return page.evaluate(
                """
                async ({ xml, plane }) => {
                  const viewer = new BpmnJS({ container: '#canvas' });
                  const { warnings } = await viewer.importXML(xml);
                  const canvas = viewer.get('canvas');
                  canvas.setRootElement(canvas.getRootElements().find(root => root.businessObject.id === plane));
                  const { svg } = await viewer.saveSVG();
                  viewer.destroy();
                  const picture = document.querySelector('#picture');
                  picture.innerHTML = svg.slice(svg.indexOf('<svg'));
                  picture.style.display = 'inline-block';
                  return warnings.map(warning => warning.message);
                }
                """,
                Map.of("xml", Files.readString(picture.model().file()), "plane", picture.plane()));
    }
}

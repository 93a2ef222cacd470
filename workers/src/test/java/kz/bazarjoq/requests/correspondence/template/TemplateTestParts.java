package kz.bazarjoq.requests.correspondence.template;

import kz.bazarjoq.requests.engine.ProcessesProperties;
import org.springframework.core.io.DefaultResourceLoader;

/** The templates of a location, without Spring. */
public final class TemplateTestParts {

    private final LetterTemplates templates;

    /** Those below this location. */
    public TemplateTestParts(String location) {
        templates = new LetterTemplates(new ProcessesProperties(location), new DefaultResourceLoader());
    }

    public LetterTexts texts() {
        return new LetterTexts(templates, new LetterRenderer());
    }

    public CodeTexts codes() {
        return new CodeTexts(templates);
    }
}

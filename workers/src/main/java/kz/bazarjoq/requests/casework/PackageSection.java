package kz.bazarjoq.requests.casework;

import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.data.Packages;
import kz.bazarjoq.requests.data.StoredPackage;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the customer gets, and what was blacked out in it, for who checks the answer. */
@Component
class PackageSection implements CaseSection {

    private final Packages packages;
    private final CaseWording wording;
    private final JsonMapper json;

    PackageSection(Packages packages, CaseWording wording, JsonMapper json) {
        this.packages = packages;
        this.wording = wording;
        this.json = json;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        return Map.of(
                "packages", packages.of(request.id()).stream().map(this::line).toList(), "mayRedact", request.isOpen());
    }

    private PackageLine line(StoredPackage made) {
        return new PackageLine(
                made.right(),
                wording.right(made.right()),
                Russian.moment(made.madeAt()),
                Russian.size(made.size()),
                made.rows(),
                made.hidden(),
                made.expiresAt() == null ? "" : Russian.moment(made.expiresAt()),
                json.readValue(packages.review(made), new TypeReference<List<ReviewedText>>() {}));
    }

    /** A package as the page shows it. */
    record PackageLine(
            String id,
            String right,
            String made,
            String size,
            long rows,
            int hidden,
            String expires,
            List<ReviewedText> texts) {}

    /** A free text, in pieces that the customer sees or doesn't. */
    record ReviewedText(String where, List<Piece> pieces) {}

    record Piece(String text, boolean hidden) {}
}

package dev.lengthwise.study;

import dev.lengthwise.recipe.KeyWriter;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.manifest.DeclaredEndpoint;
import dev.lengthwise.result.manifest.StudyManifest;
import dev.lengthwise.result.study.Endpoint;
import dev.lengthwise.result.study.EndpointOutcome.Declaration;
import dev.lengthwise.task.Plugin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether a study's endpoint was there before its results: its hash and the time stand in the manifest. */
final class Declarations {
    private Declarations() {
    }

    /**
     * The manifest with the plan's endpoint, if there is one that can still be declared.
     *
     * @param anyRunEnded whether there are results already, so that it no longer can
     */
    static StudyManifest declare(StudyPlan plan, StudyManifest manifest, boolean anyRunEnded) {
        Endpoint endpoint = plan.endpoint();
        return endpoint == null || anyRunEnded || of(endpoint, manifest) == Declaration.BEFORE
                ? manifest
                : manifest.declared(
                        new DeclaredEndpoint(manifest.sessions().getLast().started(), hash(endpoint)));
    }

    /** Of a plan's endpoint, by the manifest beside it. */
    static Declaration of(Endpoint endpoint, StudyManifest manifest) {
        Optional<DeclaredEndpoint> declared = manifest.endpoint();
        return declared.isEmpty()
                ? Declaration.ADDED
                : declared.get().hash().equals(hash(endpoint)) ? Declaration.BEFORE : Declaration.CHANGED;
    }

    private static String hash(Endpoint endpoint) {
        return Plugin.sha256(KeyWriter.tree(endpoint).toString().getBytes(StandardCharsets.UTF_8));
    }
}

package dev.loyalty.policy;

import dev.loyalty.internal.policy.Preparation;
import dev.loyalty.internal.policy.VersionCompiler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies of all programmes of this process: what is live, what was, and how to change it. A change is the swap of
 * one reference: calls under way finish with the version they began with, later calls use the new one. Safe for use by
 * many threads.
 */
public final class Policies {

    /** How many versions back a programme can be rolled. Older ones can be published again from their files. */
    public static final int KEPT_VERSIONS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Policies.class);
    private static final int LONGEST_HISTORY = 1_000;

    private final VersionCompiler compiler;
    private final ConcurrentMap<String, Programme> programmes = new ConcurrentHashMap<>();
    private final PolicyArchive archive;
    private final Map<VersionId, PolicyVersion> found = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<VersionId, PolicyVersion> eldest) {
            return size() > KEPT_VERSIONS;
        }
    };

    /** No policies yet, and no archive. */
    public Policies() {
        this(Guards.defaults(), PolicyArchive.none(), Matching.DIRECT);
    }

    /**
     * No policies yet.
     *
     * @param guards how much of the host each may use
     * @param archive keeps every version that is published
     */
    public Policies(Guards guards, PolicyArchive archive, Matching matching) {
        this.compiler = new VersionCompiler(guards, matching);
        this.archive = Objects.requireNonNull(archive, "archive");
    }

    /** One programme's versions: the live one is the first; immutable. */
    private record Programme(List<PolicyVersion> versions, List<VersionId> history) {
        PolicyVersion live() {
            return versions.get(0);
        }

        Programme with(List<PolicyVersion> newVersions) {
            Deque<VersionId> longer = new ArrayDeque<>(history);
            longer.addLast(newVersions.get(0).id());
            while (longer.size() > LONGEST_HISTORY) {
                longer.removeFirst();
            }
            return new Programme(
                    List.copyOf(newVersions.subList(0, Math.min(newVersions.size(), KEPT_VERSIONS + 1))),
                    List.copyOf(longer));
        }
    }

    /**
     * Reads, checks and compiles a policy and runs its scenarios without publishing it.
     *
     * @return everything that was found, sorted; the policy could be published if none is an error
     * @throws PolicySourceException if the source cannot be read
     */
    public List<Diagnostic> check(PolicySource source) {
        Preparation preparation = compiler.prepare(source.read(), this::liveOrNull);
        return preparation.diagnostics();
    }

    /**
     * Reads, checks and compiles a policy, runs its scenarios and makes it the live one of its programme. If anything is
     * wrong with it, or a scenario fails, the live one stays. The archive keeps its files before it goes live.
     *
     * @throws PolicySourceException if the source cannot be read, or the archive not written
     */
    public Publication publish(PolicySource source) {
        PolicyFiles files = source.read();
        Preparation preparation = compiler.prepare(files, this::liveOrNull);
        PolicyVersion version = preparation.version();
        if (version == null) {
            return new Publication.Refused(preparation.diagnostics());
        }
        archive.keep(version.id(), files);
        String programme = version.id().programme();
        Programme now = programmes.compute(programme, (id, before) -> published(before, version));
        LOG.info(
                "Published {} with {} warnings",
                version.id(),
                version.warnings().size());
        return new Publication.Published(now.live());
    }

    private static Programme published(@Nullable Programme before, PolicyVersion version) {
        if (before == null) {
            return new Programme(List.of(version), List.of(version.id()));
        }
        if (before.live().id().equals(version.id())) {
            return before;
        }
        List<PolicyVersion> versions = new ArrayList<>();
        versions.add(version);
        versions.addAll(before.versions());
        return before.with(versions);
    }

    /**
     * Makes the version live again that was live before the present one was published.
     *
     * @throws IllegalStateException if there is none
     */
    public PolicyVersion rollBack(String programme) {
        Programme rolledBack = programmes.compute(programme, (id, before) -> {
            if (before == null || before.versions().size() < 2) {
                throw new IllegalStateException("programme \"" + programme + "\" has no earlier version to go back to."
                        + " Maybe publish the earlier files again?");
            }
            return before.with(before.versions().subList(1, before.versions().size()));
        });
        LOG.info("Rolled back to {}", rolledBack.live().id());
        return rolledBack.live();
    }

    /**
     * The version that decides now.
     *
     * @throws UnknownProgrammeException if no policy of that programme was published
     */
    public PolicyVersion live(String programme) {
        return find(programme).live();
    }

    /**
     * Which versions were live, the present one last; a version that was rolled back to is listed again.
     *
     * @throws UnknownProgrammeException if no policy of that programme was published
     */
    public List<VersionId> history(String programme) {
        return find(programme).history();
    }

    /**
     * A version by its hash, such as the one that made a receipt: one that is or was live here, or else one from the
     * archive, which is compiled then and kept for a while.
     *
     * @return empty if it is neither
     * @throws PolicySourceException if the archive cannot be read, or gives other files than those of the version
     * @throws PolicyRefusedException if this release refuses it, with what is wrong
     */
    public Optional<PolicyVersion> find(VersionId version) {
        Programme programme = programmes.get(version.programme());
        if (programme != null) {
            for (PolicyVersion kept : programme.versions()) {
                if (kept.id().equals(version)) {
                    return Optional.of(kept);
                }
            }
        }
        synchronized (found) {
            PolicyVersion known = found.get(version);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return archive.find(version).map(files -> compile(version, files));
    }

    /**
     * As {@link #find(VersionId)}.
     *
     * @throws UnknownVersionException if it is neither published nor in the archive
     */
    public PolicyVersion version(VersionId version) {
        return find(version).orElseThrow(() -> new UnknownVersionException(version));
    }

    private PolicyVersion compile(VersionId version, PolicyFiles files) {
        if (!VersionId.of(version.programme(), files).equals(version)) {
            throw new PolicySourceException(
                    "archive",
                    "the files of " + version + " are other ones by now. Maybe they were edited there?",
                    null);
        }
        // What does not decide, such as scenarios of an older form, cannot keep it from being used again.
        Preparation preparation = compiler.compile(PolicyFiles.of(files.deciding()), this::liveOrNull);
        PolicyVersion compiled = preparation.version();
        if (compiled == null) {
            throw new PolicyRefusedException(preparation.diagnostics());
        }
        synchronized (found) {
            found.put(version, compiled);
        }
        return compiled;
    }

    /** The programmes that have a live policy, sorted. */
    public Set<String> programmes() {
        return new TreeSet<>(programmes.keySet());
    }

    private Programme find(String programme) {
        Programme found = programmes.get(programme);
        if (found == null) {
            throw new UnknownProgrammeException("no policy of programme \"" + programme + "\" is published; there are "
                    + programmes() + ". Maybe loyalty.policies().publish( … ) was not called yet?");
        }
        return found;
    }

    private @Nullable PolicyVersion liveOrNull(String programme) {
        Programme found = programmes.get(programme);
        return found == null ? null : found.live();
    }
}

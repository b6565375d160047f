package dev.loyalty.policy;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the files of published versions are kept, so that a version can be found again by its hash for as long as its
 * receipts live: for returns that are evaluated again, and for orders that are changed. A host keeps them in its own
 * database, or in a {@linkplain #directory directory}. Implementations are used by many threads.
 */
public interface PolicyArchive {

    /**
     * Keeps the files of a version, before it goes live. To keep a version that is kept already changes nothing.
     *
     * @throws PolicySourceException if they cannot be kept; the version does not go live then
     */
    void keep(VersionId version, PolicyFiles files);

    /**
     * The files of a version, at least those that {@linkplain PolicyFiles#deciding() decide}; empty if it is not kept.
     *
     * @throws PolicySourceException if they are kept and cannot be read
     */
    Optional<PolicyFiles> find(VersionId version);

    /** Keeps nothing and finds nothing. */
    static PolicyArchive none() {
        return NoArchive.INSTANCE;
    }

    /**
     * A directory with a folder for each programme and in it one for each version, which holds the files as they were
     * published. Several processes can share it.
     *
     * @param folder is made if it is not there
     */
    static PolicyArchive directory(Path folder) {
        return new DirectoryArchive(folder);
    }
}

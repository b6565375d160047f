package dev.loyalty.policy;

import java.util.Optional;

/** The archive of a host that needs none. */
enum NoArchive implements PolicyArchive {
    INSTANCE;

    @Override
    public void keep(VersionId version, PolicyFiles files) {}

    @Override
    public Optional<PolicyFiles> find(VersionId version) {
        return Optional.empty();
    }
}

package dev.loyalty.policy;

/** A version that decided once is needed again, and is neither published nor in the archive. */
public final class UnknownVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownVersionException(VersionId version) {
        super("the version " + version.programme() + "@" + version.hash()
                + " is neither published nor in the archive. Maybe Loyalty.create( PolicyArchive.directory( … ) ), which"
                + " keeps every version that is published?");
    }
}

package dev.loyalty.policy;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a policy comes from: a directory, the class path, a jar, texts in memory, or what a host implements itself.
 * Whatever the source, the same files give the same {@link PolicyFiles}. The given sources may be used from many
 * threads; each call reads anew.
 */
@FunctionalInterface
public interface PolicySource {

    /**
     * Reads the whole policy now. Files that are no part of a policy are left out, hidden files and folders (those
     * whose name begins with a dot) are not looked at.
     *
     * @throws PolicySourceException if the place cannot be read, a file of the policy is not UTF-8 or too long, or
     * there
     *     are too many; the message names the place
     */
    PolicyFiles read();

    /**
     * A folder on disk (or of any other file system). Symbolic links are followed, so that mounted configuration works.
     */
    static PolicySource directory(Path folder) {
        return new DirectorySource(folder);
    }

    /**
     * A folder of the class path, in an exploded directory or in a jar. It is found by its {@code policy.yaml}, which
     * must be there exactly once: the same folder in two jars is refused rather than mixed.
     *
     * @param loader for example {@code MyService.class.getClassLoader()}
     * @param folder such as {@code policies/acme}, separated by {@code /}
     */
    static PolicySource classPath(ClassLoader loader, String folder) {
        return new ClassPathSource(loader, folder);
    }

    /**
     * A folder within a jar.
     *
     * @param folder such as {@code policies/acme}; empty for the jar's root
     */
    static PolicySource jar(Path jar, String folder) {
        return new JarSource(jar, folder);
    }

    /**
     * Texts in memory, such as the rows of a database table.
     *
     * @param textByPath text of each file by its path within the policy, such as {@code earning/spring.drl}
     */
    static PolicySource text(Map<String, String> textByPath) {
        return new TextSource(textByPath);
    }
}

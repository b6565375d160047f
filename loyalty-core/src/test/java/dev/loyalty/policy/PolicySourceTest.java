package dev.loyalty.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySourceTest {

    private static final Map<String, String> FILES = Map.of(
            "policy.yaml", "id: acme\n",
            "earning/spring.drl", "rule \"Spring\"\n",
            "tiers.drl", "rule \"Gold\"\n",
            "rates.csv", "sku,rate\n",
            "scenarios/one.yaml", "given:\n",
            "README.md", "# Acme\n");

    @TempDir
    Path temp;

    private Path directory;
    private Path jar;

    @BeforeEach
    void writeFiles() throws IOException {
        directory = temp.resolve("classes/policies/acme");
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            write(directory.resolve(file.getKey()), file.getValue().replace("\n", "\r\n"));
        }
        jar = temp.resolve("policies.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> file :
                    new TreeMap<>(FILES).descendingMap().entrySet()) {
                out.putNextEntry(new JarEntry("policies/acme/" + file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            out.putNextEntry(new JarEntry("policies/acme-two/policy.yaml"));
        }
    }

    @Test
    void everySourceReadsTheSameFiles() throws IOException {
        PolicyFiles expected = PolicySource.text(FILES).read();
        assertThat(expected.files()).hasSize(FILES.size());

        assertThat(PolicySource.directory(directory).read()).isEqualTo(expected);
        assertThat(PolicySource.jar(jar, "policies/acme").read()).isEqualTo(expected);
        assertThat(PolicySource.jar(jar, "/policies/acme/").read()).isEqualTo(expected);
        try (URLClassLoader loader = loader(temp.resolve("classes"))) {
            assertThat(PolicySource.classPath(loader, "policies/acme").read()).isEqualTo(expected);
        }
        try (URLClassLoader loader = loader(jar)) {
            assertThat(PolicySource.classPath(loader, "policies/acme").read()).isEqualTo(expected);
            // The class loader's own jar is still open.
            assertThat(loader.getResourceAsStream("policies/acme/policy.yaml")).isNotNull();
            assertThat(PolicySource.classPath(loader, "/policies/acme/").read()).isEqualTo(expected);
        }
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            assertThat(PolicySource.directory(zip.getPath("/policies/acme")).read())
                    .isEqualTo(expected);
        }
    }

    @Test
    void readsAnewEachTime() throws IOException {
        PolicySource source = PolicySource.directory(directory);
        VersionId before = VersionId.of("acme", source.read());
        write(directory.resolve("tiers.drl"), "rule \"Silver\"\n");

        assertThat(VersionId.of("acme", source.read())).isNotEqualTo(before);
    }

    @Test
    void followsLinksAndLooksAtNothingHidden() throws IOException {
        Path mounted = Files.createDirectory(temp.resolve("mounted"));
        write(mounted.resolve("..2026/policy.yaml"), "id: acme\n");
        Files.createSymbolicLink(mounted.resolve("..data"), Path.of("..2026"));
        Files.createSymbolicLink(mounted.resolve("policy.yaml"), Path.of("..data/policy.yaml"));
        write(mounted.resolve(".git/old.drl"), "rule");

        assertThat(PolicySource.directory(mounted).read().files())
                .containsExactly(new PolicyFile("policy.yaml", "id: acme\n"));
    }

    @Test
    void aLinkToItsOwnFolderDoesNotReadForEver() throws IOException {
        Files.createSymbolicLink(directory.resolve("earning/again"), directory);

        assertThat(PolicySource.directory(directory).read().rules(RuleSet.EARNING))
                .hasSize(1);
    }

    @Test
    void neverOpensFilesThatAreNoPartOfAPolicy() throws IOException {
        Files.write(directory.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

        assertThat(PolicySource.directory(directory).read().files()).hasSize(FILES.size());
    }

    @Test
    void namesThePlaceThatIsNotThere() {
        assertThatThrownBy(() -> PolicySource.directory(temp.resolve("nowhere")).read())
                .isInstanceOf(PolicySourceException.class)
                .hasMessageContaining("directory " + temp.resolve("nowhere"))
                .hasMessageContaining("Maybe");
        assertThatThrownBy(
                        () -> PolicySource.jar(temp.resolve("no.jar"), "acme").read())
                .isInstanceOf(PolicySourceException.class)
                .hasMessageContaining("folder \"acme\" of jar " + temp.resolve("no.jar"));
        assertThatThrownBy(() -> PolicySource.jar(jar, "policies/other").read())
                .isInstanceOf(PolicySourceException.class)
                .hasMessageContaining("no file of a policy is there");
        assertThatThrownBy(() -> PolicySource.classPath(getClass().getClassLoader(), "policies/none")
                        .read())
                .isInstanceOfSatisfying(
                        PolicySourceException.class,
                        e -> assertThat(e.place()).isEqualTo("class path folder \"policies/none\""))
                .hasMessageContaining("has no policy.yaml");
        assertThatThrownBy(() -> PolicySource.text(Map.of()).read())
                .isInstanceOf(PolicySourceException.class)
                .hasMessageStartingWith("texts in memory");
    }

    @Test
    void refusesAClassPathFolderThatIsThereTwice() throws IOException {
        try (URLClassLoader loader = loader(jar, temp.resolve("classes"))) {
            PolicySource source = PolicySource.classPath(loader, "policies/acme");

            assertThatThrownBy(source::read)
                    .isInstanceOf(PolicySourceException.class)
                    .hasMessageContaining("is there more than once")
                    .hasMessageContaining("policies.jar!/policies/acme/policy.yaml");
        }
    }

    @Test
    void namesThePlaceAndTheFileThatIsNotUtf8OrTooLong() throws IOException {
        Files.write(directory.resolve("tiers.drl"), new byte[] {'r', (byte) 0xFC});
        assertThatThrownBy(() -> PolicySource.directory(directory).read())
                .isInstanceOf(PolicySourceException.class)
                .hasMessageContaining("directory " + directory + ": tiers.drl is not UTF-8 at byte 1");

        write(directory.resolve("tiers.drl"), "x".repeat(700_000));
        assertThatThrownBy(() -> PolicySource.directory(directory).read())
                .isInstanceOf(PolicySourceException.class)
                .hasMessageContaining("tiers.drl is longer than 200000 characters");
    }

    @Test
    void refusesMoreFilesThanAPolicyMayHave() throws IOException {
        for (int i = 0; i < PolicyFiles.MAX_FILES; i++) {
            write(directory.resolve("scenarios/s" + i + ".yaml"), "");
        }

        assertThatThrownBy(() -> PolicySource.directory(directory).read())
                .isInstanceOf(PolicySourceException.class)
                .hasMessageContaining("more than the 500 files");
    }

    private static URLClassLoader loader(Path... places) throws IOException {
        URL[] urls = new URL[places.length];
        for (int i = 0; i < places.length; i++) {
            urls[i] = places[i].toUri().toURL();
        }
        return new URLClassLoader(urls, null);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

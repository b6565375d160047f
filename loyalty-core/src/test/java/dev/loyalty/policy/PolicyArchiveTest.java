package dev.loyalty.policy;

import static dev.loyalty.Fixture.DEFINITION;
import static dev.loyalty.Fixture.ONE_PER_POUND;
import static dev.loyalty.Fixture.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loyalty.Loyalty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyArchiveTest {

    private static final String OTHER = DEFINITION.replace("value: 1 }", "value: 2 }");

    @TempDir
    private Path folder;

    private VersionId publish(Loyalty loyalty, String definition) {
        return loyalty.policies()
                .publish(policy(definition, ONE_PER_POUND))
                .orThrow()
                .id();
    }

    @Test
    void keepsEveryVersionThatIsPublished() {
        Loyalty loyalty = Loyalty.create(PolicyArchive.directory(folder.resolve("archive")));
        VersionId one = publish(loyalty, DEFINITION);
        VersionId two = publish(loyalty, OTHER);
        publish(loyalty, DEFINITION);

        PolicyArchive archive = PolicyArchive.directory(folder.resolve("archive"));
        assertThat(archive.find(one)).map(files -> VersionId.of("acme", files)).contains(one);
        assertThat(archive.find(two)).map(files -> VersionId.of("acme", files)).contains(two);
        assertThat(archive.find(new VersionId("acme", "0".repeat(64)))).isEmpty();
        assertThat(archive.find(new VersionId("other", one.hash()))).isEmpty();
    }

    @Test
    void leavesNoDrafts() throws IOException {
        publish(Loyalty.create(PolicyArchive.directory(folder)), DEFINITION);

        try (Stream<Path> files = Files.list(folder.resolve("acme"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void findsAVersionInAnotherProcess() {
        VersionId one = publish(Loyalty.create(PolicyArchive.directory(folder)), DEFINITION);
        Loyalty other = Loyalty.create(PolicyArchive.directory(folder));

        PolicyVersion found = other.policies().version(one);

        assertThat(found.id()).isEqualTo(one);
        assertThat(found.rules(RuleSet.EARNING)).containsExactly("One point per pound");
        assertThat(other.policies().version(one)).isSameAs(found);
        assertThat(other.policies().programmes()).isEmpty();
    }

    @Test
    void findsWhatIsPublishedWithoutAnArchive() {
        Loyalty loyalty = Loyalty.create();
        VersionId one = publish(loyalty, DEFINITION);
        VersionId two = publish(loyalty, OTHER);

        assertThat(loyalty.policies().find(one)).map(PolicyVersion::id).contains(one);
        assertThat(loyalty.policies().find(two)).map(PolicyVersion::id).contains(two);
        assertThat(Loyalty.create().policies().find(one)).isEmpty();
        assertThatThrownBy(() -> Loyalty.create().policies().version(one))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining(one.hash());
    }

    @Test
    void noticesFilesThatWereChanged() throws IOException {
        VersionId one = publish(Loyalty.create(PolicyArchive.directory(folder)), DEFINITION);
        Files.writeString(folder.resolve("acme").resolve(one.hash()).resolve("policy.yaml"), OTHER);

        assertThatThrownBy(() -> Loyalty.create(PolicyArchive.directory(folder))
                        .policies()
                        .find(one))
                .isInstanceOf(PolicySourceException.class)
                .hasMessageContaining("the files of " + one + " are other ones by now. Maybe");
    }

    @Test
    void doesNotLetAVersionGoLiveThatCannotBeKept() throws IOException {
        Files.writeString(folder.resolve("acme"), "a file where the programme's folder should be");
        Loyalty loyalty = Loyalty.create(PolicyArchive.directory(folder));

        assertThatThrownBy(() -> publish(loyalty, DEFINITION))
                .isInstanceOf(PolicySourceException.class)
                .hasMessageContaining("cannot be kept");
        assertThat(loyalty.policies().programmes()).isEmpty();
    }

    @Test
    void tellsWhatThisReleaseRefuses() {
        PolicyFiles broken =
                policy(DEFINITION, ONE_PER_POUND.replace("Order()", "Basket()")).read();
        VersionId id = VersionId.of("acme", broken);
        PolicyArchive archive = new PolicyArchive() {
            @Override
            public void keep(VersionId version, PolicyFiles files) {}

            @Override
            public Optional<PolicyFiles> find(VersionId version) {
                return Optional.of(broken);
            }
        };

        assertThatThrownBy(() -> Loyalty.create(archive).policies().find(id))
                .isInstanceOf(PolicyRefusedException.class)
                .hasMessageContaining("Basket");
    }

    @Test
    void isSharedByManyPublishers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            PolicyFiles files = policy(DEFINITION, ONE_PER_POUND).read();
            VersionId id = VersionId.of("acme", files);
            List<Callable<Void>> publishers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                publishers.add(() -> {
                    PolicyArchive.directory(folder).keep(id, files);
                    return null;
                });
            }
            for (Future<Void> publisher : threads.invokeAll(publishers)) {
                publisher.get();
            }
            assertThat(PolicyArchive.directory(folder).find(id)).contains(files);
            try (Stream<Path> left = Files.list(folder.resolve("acme"))) {
                assertThat(left).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}

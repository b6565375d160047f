package dev.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is public is a decision: the list is a file, and a change of it is looked at. */
class PublicTypesTest {

    private static final Path LIST = Path.of("src", "test", "resources", "api", "public-types.txt");

    @Test
    void areThoseThatWereDecidedOn() throws IOException {
        List<String> types = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.loyalty").stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.getPackageName().startsWith("dev.loyalty.internal"))
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
        assertThat(types)
                .as("public types; if the change is meant, change %s with it", LIST)
                .containsExactlyElementsOf(Files.readAllLines(LIST));
    }
}

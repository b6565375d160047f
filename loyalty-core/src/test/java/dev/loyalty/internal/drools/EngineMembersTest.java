package dev.loyalty.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.internal.drools.Reference.Kind;
import dev.loyalty.internal.drools.Reference.Part;
import dev.loyalty.internal.yaml.DefinitionReader;
import dev.loyalty.internal.yaml.DefinitionResult;
import dev.loyalty.policy.PolicyFile;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.drools.model.codegen.execmodel.ModelBuilderImpl;
import org.junit.jupiter.api.Test;

/**
 * The engine's part of what compiled rules may refer to is derived from a corpus of rules that says everything the
 * vocabulary can say. A new version of the engine that generates other code fails here, and the difference is reviewed
 * before it becomes the new list.
 */
class EngineMembersTest {

    /** More arguments than this are more of the same: the list has one entry for all numbers of them. */
    private static final int WIDEST = 4;

    /** From so many rules on the engine spreads its model over several classes. */
    private static final int MANY = 1_000;

    private static final String PACKAGE = RulePackage.NAME.replace('.', '/') + "/";

    @Test
    void theListIsWhatTheCorpusNeeds() throws IOException {
        assertThat(derived())
                .as("what code generated for the corpus refers to, line by line of %s", MemberList.ENGINE)
                .containsExactlyElementsOf(MemberList.read(MemberList.ENGINE));
    }

    @Test
    void theListNamesTheVersionItWasDerivedFrom() throws IOException {
        String version = ModelBuilderImpl.class.getPackage().getImplementationVersion();
        try (InputStream in = MemberList.class.getResourceAsStream(MemberList.ENGINE)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("Drools " + version);
        }
    }

    /** What the generated code of the corpus refers to outside of itself, the vocabulary and the list for authors. */
    static Set<String> derived() throws IOException {
        PolicyFile yaml = new PolicyFile("policy.yaml", text("/engine/policy.yaml"));
        PolicyDefinition definition = ((DefinitionResult.Read) DefinitionReader.read(
                        yaml, List.of(), EarningCalculation.vocabulary().factTypes()))
                .definition();
        Unguarded corpus = new Unguarded(
                EarningCalculation.vocabulary(),
                definition,
                new PolicyFile("corpus.drl", text("/engine/corpus.drl")),
                new PolicyFile("ladders.drl", ladders()),
                new PolicyFile("many.drl", many()));
        ModelBuild.Result result = corpus.build();
        assertThat(result.modelFaults()).isEmpty();
        assertThat(result.javaFaults()).isEmpty();
        VocabularyMembers vocabulary = new VocabularyMembers(EarningCalculation.vocabulary());
        Set<String> forAuthors = MemberList.read(MemberList.RULES);
        Set<String> derived = new TreeSet<>();
        for (Map.Entry<String, byte[]> each : result.classes().entrySet()) {
            GeneratedClass type = GeneratedClass.of(each.getKey(), Set.copyOf(corpus.declared()));
            ClassWalker.walk(type, each.getValue(), new ClassWalker.Listener() {
                @Override
                public void refers(Reference reference, int line) {
                    String name = reference.name();
                    boolean known = name.contains(PACKAGE)
                            || reference.kind() == Kind.TYPE
                            || vocabulary.isCall(name)
                            || name.equals(ClassVerifier.JOIN)
                            || (reference.kind() == Kind.LITERAL && vocabulary.isType(name.replaceAll("^L|;$", "")));
                    if (!known && !forAuthors.contains(reference.toString())) {
                        derived.add(reference.toString());
                    }
                }

                @Override
                public void does(Construct construct, Part part, int line) {
                    assertThat(part != Part.RULE && construct.isOnlyForAuthors())
                            .as("%s in %s line %d", construct, each.getKey(), line)
                            .isTrue();
                }

                @Override
                public void method(Part part, String name, String descriptor) {}
            });
        }
        return derived;
    }

    /** Rules whose conditions and consequences use one value more each, up to what a rule can hold. */
    static String ladders() {
        List<String> rules = new ArrayList<>();
        for (int width = 1; width <= WIDEST; width++) {
            StringBuilder conditions = new StringBuilder();
            StringBuilder statements = new StringBuilder();
            for (int i = 1; i <= width; i++) {
                conditions
                        .append("    Line( $a")
                        .append(i)
                        .append(" : amount, $s")
                        .append(i)
                        .append(" : sku )\n");
                statements.append("    earn.points( null, $a").append(i).append(" );\n");
            }
            String any = String.join(
                    " || ",
                    IntStream.rangeClosed(1, width)
                            .mapToObj(i -> "sku == $s" + i)
                            .toList());
            rules.add("rule \"Ladder " + width + "\"\nwhen\n" + conditions + "    Line( " + any + " )\nthen\n"
                    + statements + "end\n");
            rules.add("rule \"Ladder " + width + " with the engine\"\nwhen\n" + conditions + "then\n"
                    + statements
                            .toString()
                            .replace("earn.points( null, ", "insert( new Lapsed( null, 1, 1, true, 1L, 1, true, ")
                            .replace(" );", ", null, null, null ) );")
                    + "end\n");
        }
        return String.join("\n", rules);
    }

    private static String many() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> "rule \"Many " + i
                        + "\"\nwhen\n    $order : Order()\nthen\n    earn.points( $order, 1 );\nend\n")
                .collect(Collectors.joining());
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = EngineMembersTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Prints the list as it should be, for a review. */
    public static void main(String[] arguments) throws IOException {
        derived().forEach(System.out::println);
    }
}

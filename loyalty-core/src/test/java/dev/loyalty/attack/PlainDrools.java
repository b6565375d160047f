package dev.loyalty.attack;

import host.vocab.Earn;
import host.vocab.Line;
import host.vocab.Member;
import host.vocab.Order;
import host.vocab.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.drools.codegen.common.GeneratedFile;
import org.drools.compiler.builder.impl.KnowledgeBuilderConfigurationImpl;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.model.Model;
import org.drools.model.codegen.execmodel.ModelBuilderImpl;
import org.drools.model.codegen.execmodel.PackageSources;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import org.kie.internal.io.ResourceFactory;
import org.kie.memorycompiler.CompilationResult;
import org.kie.memorycompiler.JavaCompilerFactory;
import org.kie.memorycompiler.JavaConfiguration;
import org.kie.util.maven.support.ReleaseIdImpl;

/** The engine as a host would embed it, its own classes in reach and nothing in between. */
final class PlainDrools {

    static final int LINES = 40;

    private PlainDrools() {}

    /** Builds and loads a rule file. */
    static KieBase build(String text) throws Exception {
        ClassLoader host = PlainDrools.class.getClassLoader();
        try {
            DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
            PackageDescr descriptor = parser.parse(null, text);
            if (descriptor == null || parser.hasErrors()) {
                throw new IllegalArgumentException("not parsed: " + parser.getErrors());
            }
            prepare(descriptor);
            KnowledgeBuilderConfiguration configuration =
                    KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, host);
            configuration.setOption(ParallelRulesBuildThresholdOption.get(-1));
            ModelBuilderImpl<PackageSources> builder = new ModelBuilderImpl<>(
                    PackageSources::dumpSources,
                    configuration.as(KnowledgeBuilderConfigurationImpl.KEY),
                    new ReleaseIdImpl("host", "plain", "1"),
                    false);
            var batch = builder.batch();
            batch.add(ResourceFactory.newDescrResource(descriptor).setSourcePath("attack.drl"), ResourceType.DESCR);
            batch.build();
            if (!builder.getErrors().isEmpty()) {
                throw new IllegalArgumentException(
                        "not built: " + builder.getErrors().iterator().next().getMessage());
            }
            return load(builder, host);
        } finally {
            DrlxParseUtil.clearAccessorCache();
        }
    }

    private static void prepare(PackageDescr descriptor) {
        if (descriptor.getName().isEmpty()) {
            descriptor.setName("merchant");
        }
        for (Class<?> type : List.of(Order.class, Line.class, Member.class, java.math.BigDecimal.class, List.class)) {
            descriptor.addImport(new ImportDescr(type.getName()));
        }
        descriptor.addGlobal(new GlobalDescr("earn", Earn.class.getName()));
        descriptor.addGlobal(new GlobalDescr("policy", Policy.class.getName()));
    }

    private static KieBase load(ModelBuilderImpl<PackageSources> builder, ClassLoader host) throws Exception {
        MemoryFileSystem sources = new MemoryFileSystem();
        List<String> paths = new ArrayList<>();
        List<String> models = new ArrayList<>();
        for (PackageSources each : builder.getPackageSources()) {
            List<GeneratedFile> files = new ArrayList<>();
            each.collectGeneratedFiles(files);
            models.addAll(each.getModelNames());
            for (GeneratedFile file : files) {
                String path = file.path().toString();
                if (path.endsWith(".java")) {
                    sources.write(path, file.contents());
                    paths.add(path);
                }
            }
        }
        MemoryFileSystem target = new MemoryFileSystem();
        CompilationResult result = JavaCompilerFactory.loadCompiler(JavaConfiguration.CompilerType.ECLIPSE, "17", "")
                .compile(paths.toArray(String[]::new), sources, target, host);
        if (result.getErrors().length > 0) {
            throw new IllegalArgumentException("not compiled: " + result.getErrors()[0].getMessage());
        }
        Map<String, byte[]> classes = new HashMap<>();
        target.getMap().forEach((path, bytes) -> {
            String name = path.asString();
            if (name.endsWith(".class")) {
                classes.put(name.substring(0, name.length() - ".class".length()).replace('/', '.'), bytes);
            }
        });
        ClassLoader loader = new ClassLoader(host) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        List<Model> loaded = new ArrayList<>();
        for (String model : models) {
            loaded.add((Model) loader.loadClass(model).getDeclaredConstructor().newInstance());
        }
        return KieBaseBuilder.createKieBaseFromModel(
                loaded, RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader));
    }

    /** Runs the rules over an order of many lines; gives the segments of the member, which the host still owns. */
    static List<String> run(KieBase base) {
        List<Line> lines = IntStream.range(0, LINES)
                .mapToObj(i -> new Line(String.valueOf(i), i))
                .toList();
        List<String> segments = new ArrayList<>(
                IntStream.range(0, 12).mapToObj(i -> "segment-" + i).toList());
        KieSession session = base.newKieSession();
        try {
            setGlobal(session, "earn", new Earn());
            setGlobal(session, "policy", new Policy());
            session.insert(new Order("a".repeat(40), new ArrayList<>(lines)));
            session.insert(new Member("m1", segments));
            lines.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return segments;
    }

    private static void setGlobal(KieSession session, String name, Object value) {
        try {
            session.setGlobal(name, value);
        } catch (RuntimeException undeclared) {
            // a file of another package has no such global
        }
    }
}

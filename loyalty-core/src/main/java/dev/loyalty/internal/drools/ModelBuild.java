package dev.loyalty.internal.drools;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.codegen.common.GeneratedFile;
import org.drools.compiler.builder.impl.KnowledgeBuilderConfigurationImpl;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.model.codegen.execmodel.ModelBuilderImpl;
import org.drools.model.codegen.execmodel.PackageSources;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.KnowledgeBuilderResult;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import org.kie.internal.io.ResourceFactory;
import org.kie.memorycompiler.CompilationProblem;
import org.kie.memorycompiler.CompilationResult;
import org.kie.memorycompiler.JavaCompilerFactory;
import org.kie.memorycompiler.JavaConfiguration;
import org.kie.util.maven.support.ReleaseIdImpl;

/**
 * Descriptors in, class bytes out; nothing is defined or run. The engine's builder keeps static state, so one lock
 * guards all builds of the JVM, and its cache of accessors is cleared even if a build fails.
 */
final class ModelBuild {

    private static final Object BUILDER = new Object();
    private static final String NO_PREFIX = "";

    private ModelBuild() {}

    /**
     * What a build gave.
     *
     * @param classes bytes by class name
     * @param models names of the classes that hold the model
     * @param sources generated Java by path, for error messages
     * @param modelFaults what the model builder refused
     * @param javaFaults what the compiler refused
     */
    record Result(
            SortedMap<String, byte[]> classes,
            List<String> models,
            SortedMap<String, String> sources,
            List<String> modelFaults,
            List<CompilationProblem> javaFaults) {

        boolean failed() {
            return !modelFaults.isEmpty() || !javaFaults.isEmpty();
        }
    }

    /** @throws BuildClock.TooSlowError if it takes too long */
    static Result build(Map<String, PackageDescr> descriptors, ClassLoader root, BuildClock clock) {
        synchronized (BUILDER) {
            clock.start();
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(ModelBuild.class.getClassLoader());
            try {
                Result result = compile(model(descriptors, root), root);
                clock.look();
                return result;
            } finally {
                clock.stop();
                DrlxParseUtil.clearAccessorCache();
                thread.setContextClassLoader(before);
            }
        }
    }

    private static ModelBuilderImpl<PackageSources> model(Map<String, PackageDescr> descriptors, ClassLoader root) {
        KnowledgeBuilderConfiguration configuration =
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, root);
        configuration.setOption(ParallelRulesBuildThresholdOption.get(-1));
        ModelBuilderImpl<PackageSources> builder = new ModelBuilderImpl<>(
                PackageSources::dumpSources,
                configuration.as(KnowledgeBuilderConfigurationImpl.KEY),
                new ReleaseIdImpl("dev.loyalty", "compiled", "1"),
                false);
        var batch = builder.batch();
        descriptors.forEach((file, descriptor) ->
                batch.add(ResourceFactory.newDescrResource(descriptor).setSourcePath(file), ResourceType.DESCR));
        batch.build();
        return builder;
    }

    private static Result compile(ModelBuilderImpl<PackageSources> builder, ClassLoader root) {
        List<String> faults = new ArrayList<>();
        for (KnowledgeBuilderResult error : builder.getErrors()) {
            faults.add(error.getMessage());
        }
        SortedMap<String, String> sources = new TreeMap<>();
        SortedMap<String, byte[]> classes = new TreeMap<>();
        List<String> models = new ArrayList<>();
        if (!faults.isEmpty()) {
            return new Result(classes, models, sources, faults, List.of());
        }
        MemoryFileSystem files = new MemoryFileSystem();
        for (PackageSources packageSources : builder.getPackageSources()) {
            List<GeneratedFile> generated = new ArrayList<>();
            packageSources.collectGeneratedFiles(generated);
            models.addAll(packageSources.getModelNames());
            for (GeneratedFile file : generated) {
                String path = file.path().toString().replace('\\', '/');
                if (path.endsWith(".java")) {
                    files.write(path, file.contents());
                    sources.put(path, new String(file.contents(), StandardCharsets.UTF_8));
                }
            }
        }
        MemoryFileSystem target = new MemoryFileSystem();
        CompilationResult result = JavaCompilerFactory.loadCompiler(
                        JavaConfiguration.CompilerType.ECLIPSE, "17", NO_PREFIX)
                .compile(sources.keySet().toArray(String[]::new), files, target, root);
        target.getMap().forEach((path, bytes) -> {
            String name = path.asString();
            if (name.endsWith(".class")) {
                classes.put(name.substring(0, name.length() - ".class".length()).replace('/', '.'), bytes);
            }
        });
        return new Result(classes, List.copyOf(models), sources, faults, List.of(result.getErrors()));
    }
}

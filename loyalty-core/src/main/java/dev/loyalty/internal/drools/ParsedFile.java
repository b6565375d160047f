package dev.loyalty.internal.drools;

import org.drools.drl.ast.descr.PackageDescr;

/** A rule file and what the engine's parser made of it. */
record ParsedFile(RuleText text, PackageDescr descriptor) {}

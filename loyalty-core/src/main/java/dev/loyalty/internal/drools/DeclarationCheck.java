package dev.loyalty.internal.drools;

import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.definition.Names;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.ast.descr.TypeFieldDescr;

/** Lets through only declarations of plain types with plain fields: whatever else they can carry is code, or runs it. */
final class DeclarationCheck {

    private final Findings findings;
    private final RuleText text;

    DeclarationCheck(Findings findings, RuleText text) {
        this.findings = findings;
        this.text = text;
    }

    void check(TypeDeclarationDescr type) {
        int at = text.offset(type.getLine());
        String what = "declare " + type.getTypeName();
        if (type.isTrait() || (!type.getSuperTypes().isEmpty() && !isObject(type))) {
            refuse(at, what + " with a super type", "Maybe list the fields instead?");
        }
        type.getAnnotationNames().forEach(name -> refuse(at, what + " with @" + name, "Maybe leave it out?"));
        if (!Names.isTable(type.getTypeName())) {
            findings.error(
                    DiagnosticCode.INVALID_NAME,
                    text,
                    at,
                    null,
                    "\"" + type.getTypeName()
                            + "\" cannot be the name of a type: it is no capital letter with letters and"
                            + " digits, or a type that rules are made of",
                    "Maybe another name?");
        }
        if (type.getFields().size() > RuleLimits.MOST_FIELDS) {
            findings.error(
                    DiagnosticCode.TOO_LARGE,
                    text,
                    at,
                    null,
                    what + " has more than " + RuleLimits.MOST_FIELDS + " fields",
                    "Maybe several types?");
        }
        type.getFields().values().forEach(field -> check(type, field, at));
    }

    private void check(TypeDeclarationDescr type, TypeFieldDescr field, int typeAt) {
        int at = field.getLine() > type.getLine() ? text.offset(field.getLine()) : typeAt;
        String what = "field " + field.getFieldName() + " of " + type.getTypeName();
        String fieldType = field.getPattern().getObjectType();
        if (!VocabularyTypes.isFieldType(fieldType)) {
            findings.error(
                    DiagnosticCode.UNKNOWN_TYPE,
                    text,
                    at,
                    null,
                    what + " has the type " + fieldType + ", which rules cannot use",
                    "Maybe one of " + VocabularyTypes.FIELD_TYPES + "?");
        }
        if (!Names.isField(field.getFieldName())) {
            findings.error(
                    DiagnosticCode.INVALID_NAME,
                    text,
                    at,
                    null,
                    what + " is not named by a small letter, then letters and digits, or is a reserved word",
                    "Maybe another name?");
        }
        if (field.getInitExpr() != null) {
            refuse(at, what + " with a default", "Maybe set it in the rule?");
        }
        field.getAnnotationNames().forEach(name -> refuse(at, what + " with @" + name, "Maybe leave it out?"));
    }

    private static boolean isObject(TypeDeclarationDescr type) {
        return "Object".equals(type.getSuperTypeName()) || "java.lang.Object".equals(type.getSuperTypeName());
    }

    private void refuse(int at, String what, String hint) {
        findings.error(DiagnosticCode.UNSUPPORTED_CONSTRUCT, text, at, null, what + " is not available to rules", hint);
    }
}

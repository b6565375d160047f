/**
 * A merchant's policy as files: where they come from ({@link dev.loyalty.policy.PolicySource}), what they are
 * ({@link dev.loyalty.policy.PolicyFiles}), which version they make ({@link dev.loyalty.policy.VersionId}) and what is
 * wrong with them ({@link dev.loyalty.policy.Diagnostic}).
 */
@NullMarked
package dev.loyalty.policy;

import org.jspecify.annotations.NullMarked;

package dev.loyalty.examples.replay;

import dev.loyalty.policy.PolicyVersion;

/**
 * What a replay came to, and of what.
 *
 * @param version what decided
 * @param policy where the policy was read, for people
 * @param data where the lines were read, for people
 * @param linesRead without the first
 * @param badLines what was left out
 * @param report what was counted
 */
record ReplayResult(
        PolicyVersion version, String policy, String data, long linesRead, BadLines badLines, Report report) {}

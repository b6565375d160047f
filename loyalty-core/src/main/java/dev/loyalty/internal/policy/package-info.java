/** From the files of a policy to a version that can decide. */
@NullMarked
package dev.loyalty.internal.policy;

import org.jspecify.annotations.NullMarked;

/** Ready-made policies: one folder of resources for each, to be published as it is or copied and changed. */
@NullMarked
package dev.loyalty.rules;

import org.jspecify.annotations.NullMarked;

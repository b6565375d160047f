/** Long runs with a command of their own, which CONTRIBUTING.md names; not part of the build's tests. */
package dev.loyalty.soak;

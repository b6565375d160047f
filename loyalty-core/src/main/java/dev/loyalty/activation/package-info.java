/**
 * Activation: an event that units wait for, such as the merchant's approval, makes them active. Computed from the ledger,
 * never by running rules: each lot knows what it waits for, until when, and how its expiry is counted.
 */
@NullMarked
package dev.loyalty.activation;

import org.jspecify.annotations.NullMarked;

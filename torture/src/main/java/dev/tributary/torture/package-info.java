/** The command that breaks a running Tributary again and again, and then compares every figure with SQL. */
@NullMarked
package dev.tributary.torture;

import org.jspecify.annotations.NullMarked;

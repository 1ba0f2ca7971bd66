/** One operation of the pass: the numbers that it reads and those that it leaves, for the token in hand. */
package org.glassgpt.ui.panel.operation;

/** Entry points and the hand-written wiring. Floor 6. */
package org.glassgpt.app;

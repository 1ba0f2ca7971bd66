/**
 * Words on screen: bundle look-up and the current language. Floor 0, the JDK only.
 *
 * <p>Keys are dotted, lower case, words joined by hyphens ({@code panel.attention.title}), and are looked up by {@link
 * Messages#text} alone, so that a test can find missing and unused ones by reading the sources. A key put together at
 * run time begins with a literal that ends in a dot ({@code "panel." + id}). Names of tensors are never translated.
 */
package org.glassgpt.i18n;

/** Words on screen: bundle look-up and the current language. Floor 0. */
package org.glassgpt.i18n;

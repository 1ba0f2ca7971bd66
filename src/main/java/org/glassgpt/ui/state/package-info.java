/** View-models: properties and live translations. Floor 3. */
package org.glassgpt.ui.state;

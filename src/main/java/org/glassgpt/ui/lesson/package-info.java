/** Words of lessons as nodes, for the window and for pages to print. Floor 4. */
package org.glassgpt.ui.lesson;

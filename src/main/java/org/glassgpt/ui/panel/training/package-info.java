/** The training room: runs of the laboratories, begun, watched and compared. Its pictures are figures of a run's state. */
package org.glassgpt.ui.panel.training;

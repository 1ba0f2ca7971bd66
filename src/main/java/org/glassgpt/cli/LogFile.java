package org.glassgpt.cli;

import ch.qos.logback.core.PropertyDefinerBase;

/** Tells {@code logback.xml} where the log goes. */
public final class LogFile extends PropertyDefinerBase {
    @Override
    public String getPropertyValue() {
        return UserFolders.ofThisUser().logs().resolve("glassgpt.log").toString();
    }
}

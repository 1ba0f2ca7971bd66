@echo off
rem Starts GlassGPT: finds Java, and gives it the limits and permissions that the application needs.
rem GLASSGPT_OPTS holds further options for Java, for instance -Xmx8g.
setlocal DisableDelayedExpansion

rem What these variables say is handed over below: Java reports them on stderr, which belongs to the commands.
set "BEFORE=%JAVA_TOOL_OPTIONS% %JDK_JAVA_OPTIONS%"
set "AFTER=%_JAVA_OPTIONS% %GLASSGPT_OPTS%"
set JAVA_TOOL_OPTIONS=
set JDK_JAVA_OPTIONS=
set _JAVA_OPTIONS=

if defined JAVA_HOME goto home
set "JAVA=java.exe"
where /q java.exe || goto none
goto version
:home
set "JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%JAVA%" goto nohome

:version
set MAJOR=
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do for /f "tokens=1,2 delims=.-+" %%a in ("%%~v") do (
  if "%%a"=="1" (set MAJOR=%%b) else (set MAJOR=%%a)
)
if not defined MAJOR goto unknown
if %MAJOR% LSS 17 goto old
set MODERN=
if %MAJOR% GEQ 24 set "MODERN=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

"%JAVA%" %BEFORE% -Xlog:disable -XX:-UsePerfData -XX:MaxRAMPercentage=35 -Dorg.bytedeco.javacpp.maxbytes=200%% -Dorg.bytedeco.javacpp.maxphysicalbytes=250%% -Dfile.encoding=UTF-8 %MODERN% %AFTER% -cp "%~dp0..\lib\*" org.glassgpt.app.Launcher %*
exit /b %ERRORLEVEL%

:none
echo glassgpt: no Java found; install Java 17 or newer, or set JAVA_HOME>&2
exit /b 1
:nohome
echo glassgpt: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it>&2
exit /b 1
:unknown
echo glassgpt: "%JAVA%" does not say which version it is; install Java 17 or newer, or set JAVA_HOME>&2
exit /b 1
:old
echo glassgpt: "%JAVA%" is Java %MAJOR%; GlassGPT needs Java 17 or newer (set JAVA_HOME to choose one)>&2
exit /b 1

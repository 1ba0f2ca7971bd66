#!/bin/sh
# Shows that the application opens no connection: traces every socket of the whole process while it opens its window,
# answers a prompt, and runs commands.
#
#   installer/test-network.sh APPLICATION OUT
#
# APPLICATION: the folder that mvn -Pinstaller verify makes (target/installer/GlassGPT). OUT: for the traces. Needs strace
# and Xvfb. A line for each thing traced; exit 1 when one opened another socket than the display's.
set -eu
app=$(realpath "$1")/bin/GlassGPT
mkdir -p "$2"
out=$(realpath "$2")
home=$(mktemp -d)
trap 'rm -rf "$home"; kill "$xvfb" 2>/dev/null || true' EXIT
Xvfb :96 -screen 0 1280x720x24 -nolisten tcp -ac >/dev/null 2>&1 &
xvfb=$!

# traced NAME ARGUMENTS…: the trace is in OUT/NAME.strace.
traced() {
  name=$1
  shift
  env HOME="$home" DISPLAY=:96 strace -f -qq -e trace=network -o "$out/$name.strace" "$app" "$@" >"$out/$name.out" 2>&1 || {
    echo "FAIL  $name ended with an error, see $out/$name.out" >&2
    exit 1
  }
  # Sockets of the display and the desktop are files: AF_UNIX. Java's own network library, which comes with its file
  # channels, asks the system on loading whether it knows IPv4, IPv6 and shared ports: three sockets that are closed again
  # without having been bound or connected. Anything beyond that is a failure.
  if grep -E '^[0-9]+ +(connect|bind|listen|accept4?|sendto|sendmsg|sendmmsg)\(.*AF_INET|AF_PACKET|AF_NETLINK' \
    "$out/$name.strace" >"$out/$name.found"; then
    echo "FAIL  $name uses a network: $(head -n 1 "$out/$name.found")" >&2
    exit 1
  fi
  asked=$(grep -cE 'socket\(AF_INET' "$out/$name.strace" || true)
  if [ "$asked" -gt 3 ]; then
    echo "FAIL  $name opened $asked internet sockets, see $out/$name.strace" >&2
    exit 1
  fi
  echo "ok    $name: nothing bound, connected or sent; $asked sockets in which Java asks what the system knows"
}

traced window app --probe
traced generate generate --prompt 'The fox' --tokens 8
traced check check
traced lessons lesson check
traced tour tour --out "$home/tour"

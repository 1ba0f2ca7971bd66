#!/bin/sh
# Tests the deb as a new user would meet it: in a Debian that has nothing but its base, with no Java and no network.
#
#   sudo installer/test-deb.sh DEB ROOT OUT [MIRROR]
#
# DEB: the package, as mvn -Pinstaller verify makes it. ROOT: a folder for the Debian; made with debootstrap when it is not
# there yet, used again when it is. OUT: for screenshots and logs. Needs debootstrap, Xvfb, xdotool and ImageMagick here.
# A line for each thing that holds; stops at the first that does not, exit 1.
set -eu
export LC_ALL=C.UTF-8 # xdotool reads Chinese titles

deb=$(realpath "$1")
root=$2
out=$3
mirror=${4:-http://deb.debian.org/debian}
mkdir -p "$out"
out=$(realpath "$out")
display=:97
# shellcheck source=installer/in-debian.sh
. "$(dirname "$0")/in-debian.sh"

window=
xvfb=
clean() {
  [ -z "$window" ] || kill "$window" 2>/dev/null || true
  [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
  unmount tmp/.X11-unix dev proc
}
trap clean EXIT
trap 'exit 1' INT TERM

if [ ! -e "$root/etc/debian_version" ]; then
  debootstrap --variant=minbase bookworm "$root" "$mirror" >"$out/debootstrap.log" 2>&1 ||
    fail "debootstrap, see $out/debootstrap.log"
fi
root=$(realpath "$root")
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount_system
mkdir -p "$root/tmp/.X11-unix" /tmp/.X11-unix
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
say "a Debian $(cat "$root/etc/debian_version") with $(inside dpkg-query -f '.\n' -W | wc -l) packages"

# --- install
inside sh -c 'dpkg --purge glassgpt >/dev/null 2>&1 || true'
inside sh -c 'command -v java' >/dev/null && fail "there is a Java already"
cp "$deb" "$root/tmp/glassgpt.deb"
inside apt-get -qq update >"$out/apt.log" 2>&1 || fail "apt-get update, see $out/apt.log"
inside apt-get -qq -y --no-install-recommends install /tmp/glassgpt.deb >>"$out/apt.log" 2>&1 ||
  fail "apt-get install, see $out/apt.log"
rm "$root/tmp/glassgpt.deb"
inside sh -c 'command -v java' >/dev/null && fail "the package brought a Java into the PATH"
say "installed with its Depends: $(du -sm "$root/opt/glassgpt" | cut -f1) MB, download $(du -m "$deb" | cut -f1) MB"
missing=$(inside sh -c 'find /opt/glassgpt -name "*.so*" | LD_LIBRARY_PATH=/opt/glassgpt/lib/app:/opt/glassgpt/lib/runtime/lib:/opt/glassgpt/lib/runtime/lib/server xargs ldd 2>/dev/null' |
  grep 'not found' | grep -v 'libopenblas.so.0' | sort -u || true) # its soname: loaded before, under another name
[ -z "$missing" ] || fail "libraries that no dependency brings: $missing"
say "every library finds those that it needs"
check_class_archive
for file in usr/share/applications/glassgpt.desktop usr/share/mime/packages/glassgpt.xml usr/share/doc/glassgpt/copyright; do
  [ -s "$root/$file" ] || fail "$file is missing"
done
[ "$(find "$root/opt/glassgpt/lib/app/licences" -mindepth 1 -maxdepth 1 -type d | wc -l)" -gt 30 ] || fail "licences are missing"
say "menu entry, file type, licences"

make_user
rm -rf "$root/home/$user/GlassGPT" "$root/home/$user/.config" "$root/home/$user/.local" "$root/home/$user/.cache"

# --- commands
check_commands
as_user 'glassgpt trace --prompt "狐狸把" --out "跟踪 1.safetensors" && ls -l "跟踪 1.safetensors"' >"$out/trace.txt" 2>&1 ||
  fail "trace, see $out/trace.txt"
say "trace: $(wc -c <"$root/home/$user/跟踪 1.safetensors") bytes"
as_user 'glassgpt lesson check' >"$out/lessons.txt" 2>&1 || fail "lesson check, see $out/lessons.txt"
say "lesson check: $(wc -l <"$out/lessons.txt") lessons, no mistake"
as_user 'glassgpt lesson picture whole --lang zh --out lesson' >"$out/lesson.txt" 2>&1 || fail "lesson picture, see $out/lesson.txt"
cp "$root/home/$user/lesson/window.png" "$out/lesson-picture.png"
say "lesson picture, without a display: $out/lesson-picture.png, look at it"

# --- the window
Xvfb "$display" -screen 0 1280x720x24 -nolisten tcp -ac >/dev/null 2>&1 &
xvfb=$!
until DISPLAY=$display xdotool getdisplaygeometry >/dev/null 2>&1; do
  kill -0 "$xvfb" || fail "Xvfb ended"
  sleep 0.1
done

# Whether a window is there whose title holds the text. xdotool's own search by name finds no title with Chinese in it.
seen() {
  for each in $(DISPLAY=$display xdotool search --onlyvisible --name '.*' 2>/dev/null); do
    case "$(DISPLAY=$display xdotool getwindowname "$each" 2>/dev/null)" in *"$1"*) return 0 ;; esac
  done
  return 1
}

# How often the log says that the window opened a model.
opened() { cat "$root/home/$user/.local/state/glassgpt/"*.log 2>/dev/null | grep -c ' is open$' || true; }

# show NAME TITLE COMMAND: starts it, waits for its title, its model, and a picture that has come to rest, takes the
# picture, ends it.
show() {
  models=$(opened)
  (start=exec && as_user "exec $3") >"$out/$1.log" 2>&1 &
  window=$!
  tries=0
  until seen "$2"; do
    kill -0 "$window" 2>/dev/null || fail "$1 ended, see $out/$1.log"
    tries=$((tries + 1))
    [ $tries -lt 1500 ] || fail "$1: no window called $2 after five minutes"
    sleep 0.2
  done
  until [ "$(opened)" -gt "$models" ]; do
    kill -0 "$window" 2>/dev/null || fail "$1 ended before it opened its model, see $out/$1.log"
    tries=$((tries + 1))
    [ $tries -lt 3000 ] || fail "$1: no model is open after ten minutes"
    sleep 0.2
  done
  before=
  same=0
  tries=0
  while [ $same -lt 8 ] && [ $tries -lt 120 ]; do
    sleep 0.7
    now=$(DISPLAY=$display import -silent -window root -crop 1280x560+0+120 -depth 8 rgb:- | cksum) # below the blinking cursor
    if [ "$now" = "$before" ]; then same=$((same + 1)); else same=0; fi
    before=$now
    tries=$((tries + 1))
  done
  DISPLAY=$display import -silent -window root "$out/$1.png"
  colours=$(identify -format %k "$out/$1.png")
  [ "$colours" -gt 50 ] || fail "$1: the picture has only $colours colours"
  kill "$window" 2>/dev/null || true
  wait "$window" 2>/dev/null || true
  window=
  tries=0
  while seen "$2"; do
    tries=$((tries + 1))
    [ $tries -lt 300 ] || fail "$1: the window does not go away"
    sleep 0.2
  done
  say "$1: $out/$1.png, look at it"
}

as_user 'glassgpt app --probe' >"$out/probe.txt" 2>"$out/probe.err" || fail "probe, see $out/probe.txt and $out/probe.err"
grep -q prediction "$out/probe.txt" || fail "the window drew no probabilities, see $out/probe.txt"
say "probe: typed a letter, and its probabilities are drawn"
show window 'GlassGPT' 'glassgpt'
LANGUAGE_INSIDE=zh_CN.UTF-8 show window-zh 'GlassGPT 琉璃' 'glassgpt app --lang zh'
show lesson 'GlassGPT' 'glassgpt app --lang en --lesson whole'
cat >"$root/home/$user/第 1 课.glassgpt" <<'SESSION'
{"format": "glassgpt-session", "version": 1,
 "model": {"name": "GlassGPT", "fingerprint": "sha256:0000000000000000000000000000000000000000000000000000000000000000"},
 "prompt": "小鸟把苹果", "mark_start": true,
 "settings": {"temperature": 1.0, "top_k": 0, "top_p": 1.0, "seed": 1},
 "edits": [], "steps": [], "at": -1, "leaf": -1,
 "selection": {"operation": "blocks.0.softmax", "layer": 0, "head": 1, "position": 0, "dimension": 0, "norm": "ln1"}}
SESSION
opens=$(sed -n 's/^Exec=//p' "$root/usr/share/applications/glassgpt.desktop")
show session 'GlassGPT' "$(echo "$opens" | sed 's#%f#"第 1 课.glassgpt"#')"

# --- what is left in the home, and uninstalling
[ ! -e "$root/home/$user/.javacpp/cache" ] || [ -z "$(ls -A "$root/home/$user/.javacpp/cache")" ] ||
  fail "natives were unpacked into the home"
[ ! -e "$root/home/$user/.openjfx" ] || fail "JavaFX's natives were unpacked into the home"
say "the home holds $(du -sk "$root/home/$user" | cut -f1) kB after use"
echo mine >"$root/home/$user/GlassGPT/mine.txt"
find "$root/home/$user" -type f | sort >"$out/home-before.txt"
inside apt-get -qq -y purge glassgpt >>"$out/apt.log" 2>&1 || fail "apt-get purge, see $out/apt.log"
left=$(find "$root/opt/glassgpt" "$root/usr/bin/glassgpt" "$root/usr/share/doc/glassgpt" 2>/dev/null | head -n 3 || true)
[ -z "$left" ] || fail "left after uninstalling: $left"
find "$root/home/$user" -type f | sort >"$out/home-after.txt"
cmp -s "$out/home-before.txt" "$out/home-after.txt" || fail "uninstalling touched the user's files"
say "uninstalled; the user's $(wc -l <"$out/home-after.txt") files are as they were"

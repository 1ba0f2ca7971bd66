# What the tests of the packages share: a Debian in the folder $root, and a user $user who has no network. Read by them, not run.
# They set: root, out.
# shellcheck shell=sh disable=SC2154

user=teacher

say() { printf 'ok    %s\n' "$*"; }
fail() {
  printf 'FAIL  %s\n' "$*" >&2
  exit 1
}

# As root in the Debian.
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }

# As its user, in the home folder, without any network: only the display's socket, which is a file, can be reached.
# With start=exec in a subshell of its own, the subshell becomes the process, so that it can be ended.
as_user() {
  ${start:-} unshare --net chroot --userspec="$user" "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME="/home/$user" USER="$user" \
    LANG="${LANGUAGE_INSIDE:-C.UTF-8}" DISPLAY="${display:-}" sh -c "cd && $1"
}

mount_system() {
  mount -t proc proc "$root/proc"
  mount --bind /dev "$root/dev"
}

# Those places that are mounted.
unmount() {
  for place in "$@"; do
    if mountpoint -q "$root/$place"; then umount -l "$root/$place"; fi
  done
}

make_user() { inside sh -c "id $user >/dev/null 2>&1 || useradd -m $user"; }

# What every package must bring, whatever kind it is.
check_class_archive() {
  [ -s "$root/opt/glassgpt/lib/app/glassgpt.jsa" ] || fail "the class archive was not made"
  say "the class archive is there: $(du -m "$root/opt/glassgpt/lib/app/glassgpt.jsa" | cut -f1) MB"
}

check_commands() {
  as_user 'glassgpt check' >"$out/check.txt" 2>"$out/check.err" || fail "check, see $out/check.txt and $out/check.err"
  say "check: $(grep -c ' ok$' "$out/check.txt") activations, none off"
  as_user 'glassgpt generate --prompt "狐狸" --tokens 8' >"$out/generate.txt" 2>&1 || fail "generate, see $out/generate.txt"
  say "generate: $(tail -n 1 "$out/generate.txt")"
  as_user 'rm -rf tour && glassgpt tour --out tour && ls tour' >"$out/tour.txt" 2>&1 || fail "tour, see $out/tour.txt"
  say "tour: $(grep -c '\.png$' "$out/tour.txt") pictures, every panel"
}

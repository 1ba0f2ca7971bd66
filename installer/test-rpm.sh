#!/bin/sh
# Installs the rpm into a Debian root, uses it there and removes it again.
#
#   sudo installer/test-rpm.sh RPM ROOT OUT
#
# RPM: the package, as mvn -Pinstaller verify makes it. ROOT: the Debian that test-deb.sh made; its libraries stand in for
# Fedora's. OUT: for logs. Needs rpm here. What this cannot show: that dnf or zypper find what the package requires. That
# each library it requires is one that the system has, under that name, is looked at instead.
# A line for each thing that holds; stops at the first that does not, exit 1.
set -eu

rpm=$(realpath "$1")
root=$(realpath "$2")
mkdir -p "$3"
out=$(realpath "$3")
user=teacher
database=/var/lib/rpm-test

say() { printf 'ok    %s\n' "$*"; }
fail() {
  printf 'FAIL  %s\n' "$*" >&2
  exit 1
}
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
as_user() {
  unshare --net chroot --userspec="$user" "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME="/home/$user" USER="$user" \
    LANG=C.UTF-8 sh -c "cd && $1"
}
clean() {
  for place in dev proc; do
    if mountpoint -q "$root/$place"; then umount -l "$root/$place"; fi
  done
}
trap clean EXIT
trap 'exit 1' INT TERM

[ -e "$root/etc/debian_version" ] || fail "$root is no Debian; test-deb.sh makes one"
[ ! -e "$root/opt/glassgpt" ] || fail "there is a /opt/glassgpt in $root already"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
inside sh -c "id $user >/dev/null 2>&1 || useradd -m $user"

rpm -K --nosignature "$rpm" >"$out/rpm.log" 2>&1 || fail "its checksums do not hold, see $out/rpm.log"
rpm -qp --nosignature --requires "$rpm" 2>>"$out/rpm.log" | sed -n 's/^\(lib.*\)()(64bit)$/\1/p' | sort -u >"$out/requires.txt"
[ -s "$out/requires.txt" ] || fail "it requires no library"
while read -r library; do
  inside sh -c 'ldconfig -p' | grep -q "^[[:space:]]*$library " || fail "there is no $library"
done <"$out/requires.txt"
say "the libraries that it requires are there: $(tr '\n' ' ' <"$out/requires.txt")"

rm -rf "${root:?}$database"
mkdir -p "$root$database"
database_there() { rpm --root "$root" --dbpath "$database" --nosignature "$@"; }
database_there -i --nodeps --noplugins "$rpm" >>"$out/rpm.log" 2>&1 || fail "rpm -i, see $out/rpm.log"
say "installed: $(du -sm "$root/opt/glassgpt" | cut -f1) MB, download $(du -m "$rpm" | cut -f1) MB"
database_there -V --nodeps --noscripts glassgpt >"$out/verify.txt" 2>&1 || fail "files are not as packed, see $out/verify.txt"
say "every file is as it was packed"
[ -s "$root/opt/glassgpt/lib/app/glassgpt.jsa" ] || fail "the class archive was not made"
say "the class archive is there"
as_user 'glassgpt check' >"$out/check.txt" 2>"$out/check.err" || fail "check, see $out/check.txt and $out/check.err"
say "check: $(grep -c ' ok$' "$out/check.txt") activations, none off"
as_user 'glassgpt generate --prompt "狐狸" --tokens 8' >"$out/generate.txt" 2>&1 || fail "generate, see $out/generate.txt"
say "generate: $(tail -n 1 "$out/generate.txt")"
as_user 'glassgpt render --panel window --out picture' >"$out/render.txt" 2>&1 || fail "render, see $out/render.txt"
cp "$root/home/$user/picture/window.png" "$out/window.png"
say "render: $out/window.png, look at it"

echo mine >"$root/home/$user/mine.txt"
database_there -e glassgpt >>"$out/rpm.log" 2>&1 || fail "rpm -e, see $out/rpm.log"
left=$(find "$root/opt/glassgpt" "$root/usr/bin/glassgpt" "$root/usr/share/doc/glassgpt" 2>/dev/null | head -n 3 || true)
[ -z "$left" ] || fail "left after removing: $left"
[ -s "$root/home/$user/mine.txt" ] || fail "removing touched the user's files"
rm -rf "${root:?}$database"
say "removed; the user's files are as they were"

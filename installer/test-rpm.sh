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
database=/var/lib/rpm-test

# shellcheck source=installer/in-debian.sh
. "$(dirname "$0")/in-debian.sh"

trap 'unmount dev proc' EXIT
trap 'exit 1' INT TERM

[ -e "$root/etc/debian_version" ] || fail "$root is no Debian; test-deb.sh makes one"
[ ! -e "$root/opt/glassgpt" ] || fail "there is a /opt/glassgpt in $root already"
mount_system
make_user

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
check_class_archive
check_commands
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

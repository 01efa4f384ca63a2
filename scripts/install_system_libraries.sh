#!/bin/sh
# Installs what pip cannot: the text libraries that WeasyPrint loads and, for `test`, a browser, the PDF tools and a few more.
#
#   scripts/install_system_libraries.sh [build|test]
#
# Asks the machine, not the package manager, so any distribution that has the libraries passes in silence without root.
# What is missing is installed with apt-get where that is allowed; otherwise the command to run is printed and the exit code is 1.
set -eu

find_missing() {
    missing=
    library libgobject-2.0.so.0 libglib2.0-0
    library libpango-1.0.so.0 libpango-1.0-0
    library libpangoft2-1.0.so.0 libpangoft2-1.0-0
    library libharfbuzz.so.0 libharfbuzz0b
    library libharfbuzz-subset.so.0 libharfbuzz-subset0 # without it WeasyPrint warns and cuts fonts another way: other bytes
    library libfontconfig.so.1 libfontconfig1
    if [ "$1" = test ]; then
        program chromium chromium
        library libatomic.so.1 libatomic1 # the Node inside Playwright, which drives Chromium, loads it
        program pdffonts poppler-utils
        program pdfinfo poppler-utils
        program pdftotext poppler-utils
        program pdftoppm poppler-utils
        program strace strace # sees each file that a build opens
        program jq jq         # stands in tests for the one that GitHub's own command has inside
        [ -e /usr/share/i18n/locales/tr_TR ] || lacks locales # the site must be the same where another language is spoken
    fi
}
library() { "${PYTHON:-python3}" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null || lacks "$2"; }
program() { command -v "$1" >/dev/null || lacks "$2"; }
lacks() { case " $missing " in *" $1 "*) ;; *) missing="${missing:+$missing }$1" ;; esac; }

purpose=${1:-build}
case $purpose in
build | test) ;;
*) echo "usage: $0 [build|test]" >&2 && exit 2 ;;
esac

find_missing "$purpose"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    as_root=no
fi
if [ "$as_root" = no ] || ! command -v apt-get >/dev/null; then
    echo "These are missing (Debian's names): $missing" >&2
    echo "Install them, on Debian with:  sudo apt-get update && sudo apt-get install --no-install-recommends $missing" >&2
    exit 1
fi

# A machine that has just started may be updating itself: wait for its lock.
install_missing() {
    # shellcheck disable=SC2086 # the words of $as_root and $missing are meant to be split
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends $missing
}
echo "Installing: $missing"
# The package lists are fetched only when those on the machine are missing or stale.
install_missing >/dev/null 2>&1 || { $as_root apt-get -qq update && install_missing >/dev/null; }

find_missing "$purpose"
[ -z "$missing" ] || { echo "Installed, but still not found: $missing" >&2 && exit 1; }

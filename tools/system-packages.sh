#!/usr/bin/env bash
# Install the system packages that QA Desk needs and this machine lacks (Debian and Ubuntu).
#
#   tools/system-packages.sh run display test
#
# Says what is missing, installs only that, and never stops the work: without the right to
# install, it names the packages and goes on.
set -euo pipefail

run=(
  libportaudio2 libasound2-plugins                     # sound out, also through PulseAudio and PipeWire
  libegl1 libgl1 libglib2.0-0 libdbus-1-3              # what Qt's wheels link to
  libfontconfig1 libfreetype6 libgssapi-krb5-2
  libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1         # windows under X11
  libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
  libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1
  libxcb-xfixes0 libxcb-xkb1
  libwayland-client0 libwayland-cursor0 libwayland-egl1 # windows under Wayland
  fonts-dejavu-core fonts-noto-cjk                     # letters, Latin and Chinese
)
display=(xvfb)                                         # a virtual display
test=(pulseaudio pulseaudio-utils xdotool ffmpeg       # a null sink, keys from outside, a second decoder
  espeak-ng)                                           # spoken calls whose truth is known

if ! command -v dpkg-query >/dev/null; then
  [ "$(uname)" = Linux ] && echo "System libraries: not a Debian or Ubuntu machine, so none were checked." >&2
  exit 0
fi

wanted=()
for group in "$@"; do
  case "$group" in
    run) wanted+=("${run[@]}") ;;
    display) wanted+=("${display[@]}") ;;
    test) wanted+=("${test[@]}") ;;
    *) wanted+=("$group") ;;  # a package by its own name
  esac
done

# Newer releases call some libraries NAMEt64; such a one counts as NAME.
missing_of() {
  local installed name
  installed=" $(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" "${@/%/t64}" 2>/dev/null |
    sed -n 's/^installed //p' | tr '\n' ' ' || true) " # a name dpkg does not know is an answer, not a failure
  for name in "$@"; do
    case "$installed" in *" $name "* | *" ${name}t64 "*) ;; *) echo "$name" ;; esac
  done
}

mapfile -t missing < <(missing_of "${wanted[@]}")
[ "${#missing[@]}" -eq 0 ] && exit 0
echo "System packages missing: ${missing[*]}"

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    as_root=(sudo)
    echo "Installing them with sudo, which may ask for your password."
  else
    echo "They cannot be installed from here. Going on without them; ask someone with the right to run:" >&2
    echo "  apt-get install -y ${missing[*]}" >&2
    exit 0
  fi
fi

apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
install() { apt install -y --no-install-recommends "$@" >"$log" 2>&1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
[ "${#as_root[@]}" -eq 0 ] || sudo -v || true
echo "Installing ${#missing[@]} system packages, which takes a minute."
apt update >"$log" 2>&1 || echo "The package lists could not be renewed; trying with the ones at hand." >&2
if ! install "${missing[@]}"; then
  # One unknown name must not keep the others out.
  for name in "${missing[@]}"; do
    install "$name" || { echo "Could not install $name:" >&2; tail -n 3 "$log" >&2; }
  done
fi
mapfile -t left < <(missing_of "${missing[@]}")
[ "${#left[@]}" -eq 0 ] || echo "Going on without: ${left[*]}" >&2

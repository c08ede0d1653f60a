# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run, test and bench, from the top of the tree: what all need first.

say () {
  printf '%s\n' "$*" >&2
}

die () {
  say "$*"
  exit 1
}

# Runs a command as root, by sudo where we are not.
as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    die "This needs root, and there is no sudo. Run as root: $*"
  fi
}

missing_packages () {
  grep -v '^#' build-aux/debian-packages | while read -r package; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || printf '%s ' "$package"
  done
}

install_packages () {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    say "Not a Debian: install what build-aux/debian-packages names, as your system calls it."
    return 0
  fi
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  say "Installing: $missing"
  as_root apt-get update -q </dev/null >&2 || say "apt-get update failed; trying with the lists at hand."
  # shellcheck disable=SC2086 # one word a package
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing </dev/null >&2 ||
    die "Some packages could not be installed."
}

# build DIR MESON-OPTION...: configures DIR where needed and builds it.
build () {
  build_dir=$1
  shift
  if [ -e "$build_dir/build.ninja" ]; then
    meson configure "$build_dir" "$@" </dev/null >&2 || return 1
  else
    meson setup "$build_dir" "$@" </dev/null >&2 || return 1
  fi
  ninja -C "$build_dir" --quiet </dev/null >&2
}

# Lets every program find what was installed into $prefix, which no system looks
# into by itself.
installed_environment () {
  PATH=$prefix/bin:$PATH
  XDG_DATA_DIRS=$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
  GSETTINGS_SCHEMA_DIR=$prefix/share/glib-2.0/schemas
  RHOMBOID_ICON_THEME_PATH=$prefix/share/icons
  export PATH XDG_DATA_DIRS GSETTINGS_SCHEMA_DIR RHOMBOID_ICON_THEME_PATH
}

# The first python3 found may be one that lacks the system's modules.
find_python () {
  for python in python3 /usr/bin/python3; do
    "$python" -c 'import gi, dbusmock' 2>/dev/null && return 0
  done
  die "No python3 with the modules gi and dbusmock."
}

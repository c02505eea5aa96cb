#!/usr/bin/env bash
# Runs a command of the mesh, and builds first what is missing or older than its sources: ./mesh --help
set -euo pipefail

home="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
distribution="$home/mesh/target/mesh"
# Written when a build has succeeded; what is newer than this file has not been built yet.
built="$distribution/built"
oldest_java=17

fail() {
  echo "mesh: $*" >&2
  exit 2
}

find_java() {
  if [[ -n "${JAVA_HOME:-}" ]]; then
    java="$JAVA_HOME/bin/java"
    [[ -x "$java" ]] || fail "JAVA_HOME is $JAVA_HOME, where no Java is: set it to a Java $oldest_java or newer, or unset it."
  else
    java="$(command -v java)" || fail "No Java was found: install a JDK $oldest_java or newer, or set JAVA_HOME to one."
  fi
  local version
  version="$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)"
  local feature="${version#1.}"
  feature="${feature%%[!0-9]*}"
  [[ -n "$feature" ]] || fail "$java does not tell its version: set JAVA_HOME to a JDK $oldest_java or newer."
  ((feature >= oldest_java)) || fail "Java $version ($java) is too old: set JAVA_HOME to a JDK $oldest_java or newer."
}

is_built() {
  [[ -f "$built" ]] || return 1
  local newer
  newer="$(cd -- "$home" && find pom.xml .mvn ./*/pom.xml ./*/src/main -newer "$built" -print -quit)"
  [[ -z "$newer" ]]
}

build() {
  local maven
  maven="$(command -v mvn)" || fail "Maven was not found, and there is something to build: install Maven 3.8 or newer."
  [[ -x "$(dirname -- "$java")/javac" ]] \
    || fail "$java has no compiler beside it, and there is something to build: set JAVA_HOME to a JDK $oldest_java or newer."
  local log="$home/mesh/target/build.log"
  mkdir -p -- "$distribution"
  # Taken before the build: a source that is saved while it runs is newer.
  touch -- "$built.next"
  echo "Building what is missing or has changed (the first time takes a few minutes; the log is $log)." >&2
  if ! (cd -- "$home" && "$maven" -B -Dmaven.test.skip=true -Dspotless.check.skip=true package) 2>&1 | tee -- "$log" | show_modules >&2; then
    grep -E '^\[ERROR\]' -- "$log" | head -n 20 >&2 || true
    fail "The build failed: see $log."
  fi
  mv -- "$built.next" "$built"
}

show_modules() {
  sed -u -n -E 's/^\[INFO\] Building ([^ ]+) .*\[([0-9]+)\/([0-9]+)\].*/  \2 of \3: \1/p'
}

# A build replaces jars that the processes of a mesh still read classes from.
is_up() {
  local run="$home/.mesh/run.json" launcher
  [[ -f "$run" ]] || return 1
  launcher="$(tr -d ' \n' < "$run" | sed -n 's/.*"launcher":{"pid":\([0-9]*\).*/\1/p')"
  [[ -n "$launcher" ]] && kill -0 "$launcher" 2> /dev/null
}

find_java
if ! is_built; then
  if [[ -f "$built" ]] && is_up; then
    echo "A mesh is up, so what has changed is not built now." >&2
  else
    build
  fi
fi
jars=("$distribution"/lib/mesh-[0-9]*.jar)
[[ -f "${jars[0]}" ]] || fail "There is no $distribution/lib/mesh-*.jar: delete $distribution and try again."
exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xms32m -Xmx512m \
  -Djava.awt.headless=true -jar "${jars[0]}" "$@"

#!/bin/sh
# Starts Mantel in its container: checks that the data folder can be written, and makes a source of each folder mounted below /sources.
set -eu
if ! [ -w "$MANTEL_DATA_DIR" ]; then
  echo "Mantel cannot write to $MANTEL_DATA_DIR. The folder mounted there must belong to user $(id -u): chown -R $(id -u):$(id -g) FOLDER" >&2
  exit 1
fi
for folder in /sources/*/; do
  if [ -d "$folder" ]; then set -- --source "${folder%/}" "$@"; fi
done
exec node /app/dist/main.js "$@"

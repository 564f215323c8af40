#!/bin/sh
# Puts a fresh repository of this case into the working folder of the run.
set -e
here=$(cd "$(dirname "$0")" && pwd)
cp -R "$here/repo/." .
git init -q .
git add -A
git -c user.name=eval -c user.email=eval@example.invalid commit -q -m "Start"

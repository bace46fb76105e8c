#!/bin/bash
# add-learners.sh <NAMES: makes a Linux user for each line, in the group learners, with a home that is nobody else's business.
# Prints each name with its password, which is kept nowhere else. Run it as root.
set -euo pipefail
groupadd --force learners
while read -r name; do
  useradd --create-home --key HOME_MODE=0700 --shell /bin/bash --groups learners "$name" </dev/null
  password=$(head -c 9 /dev/urandom | base64)
  chpasswd <<<"$name:$password"
  echo "$name $password"
done

#!/bin/bash
# local helper, not committed
set -e
cd /work/w-restart && git fetch -q . && git rebase -q main && cd /work/main && flock /work/brief/land.lock git merge --ff-only restart | tail -1

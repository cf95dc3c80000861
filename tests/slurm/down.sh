#!/bin/bash
# Ends what up.sh FOLDER started, by the numbers in its pid files, and waits for it.
R=${1:?folder}
export SLURM_CONF=$R/slurm.conf
timeout 20 scancel --user=root
sleep 1
P=$(cat "$R"/pids/*.pid 2>/dev/null)
[ -z "$P" ] && exit 0
kill -TERM $P 2>/dev/null
for _ in $(seq 100); do
  kill -0 $P 2>/dev/null || break
  sleep .1
done
for p in $P; do kill -0 "$p" 2>/dev/null && kill -KILL "$p"; done
exit 0

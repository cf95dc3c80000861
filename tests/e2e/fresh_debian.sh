#!/usr/bin/env bash
# The README's two commands on a Debian 12 that has nothing of the project: a root made with
# debootstrap, a clone of this checkout's last commit, chroot. Part of `limlab test --full`, or by
# hand; needs root, network and ten minutes, and exits with 77 (skipped) where it may not:
#
#   tests/e2e/fresh_debian.sh [--keep] [FOLDER]    FOLDER: where the root goes (made; default in /tmp)
#
# The package mirror is the one that this machine's apt uses. Environment: LIMLAB_FIRST, the
# arguments of the first command in place of "run scenarios/baseline.json".
set -euo pipefail
source_root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
keep=
if [[ ${1:-} == --keep ]]; then keep=yes; shift; fi
root=${1:-$(mktemp -d /tmp/fresh-debian-XXXXXX)}
first=${LIMLAB_FIRST:-run scenarios/baseline.json}
((EUID == 0)) || { echo "fresh_debian: needs root (debootstrap, chroot)" >&2; exit 77; }
command -v debootstrap >/dev/null || { echo "fresh_debian: debootstrap is not installed" >&2; exit 77; }

# Main archive of bookworm as apt here fetches it (not -updates, not -security, not another vendor).
mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE) $(LABEL) $(ORIGIN)' 'Created-By: Packages' 2>/dev/null |
  awk '$2 == "bookworm" && $0 ~ /Debian/ {print $1; exit}')
[[ -n $mirror ]] || mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE)' | awk '$2 == "bookworm" {print $1; exit}')
[[ -n $mirror ]] || { echo "fresh_debian: apt here names no bookworm archive" >&2; exit 77; }

mounted=
cleanup() {
  [[ -n $mounted ]] && { umount -R "$root/sys"; umount "$root/proc"; }
  if [[ -z $keep ]]; then rm -rf --one-file-system -- "$root"; else echo "kept: $root"; fi
}
trap cleanup EXIT
step() { printf '\n== %s [%s s]\n' "$*" "$SECONDS"; }

step "debootstrap"
mkdir -p "$root"
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.debootstrap" 2>&1 || { tail -n 20 "$root.debootstrap"; exit 4; }
rm -f "$root.debootstrap"
# Network as this machine has it: name service, and apt's own settings of proxies and dates.
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
cp -L /etc/hosts "$root/etc/hosts"
apt-config dump | grep -E '^Acquire::(http|https|Check|Retries)[^ ]* "[^"]+";' >"$root/etc/apt/apt.conf.d/90host" || true
mount -t proc proc "$root/proc" || { echo "fresh_debian: may not mount" >&2; exit 77; }
# As on any machine and in any container: Slurm reads there how many cores it has.
mount --rbind --make-rslave -o ro /sys "$root/sys" || { umount "$root/proc"; exit 77; }
mounted=yes

step "clone"
git clone -q --no-hardlinks "$source_root" "$root/srv/limlab"
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb ${http_proxy+http_proxy="$http_proxy"} \
  ${https_proxy+https_proxy="$https_proxy"} chroot "$root" bash -c "cd /srv/limlab && $1"; }

step "./limlab $first"
inside "./limlab $first"
step "second start"
begun=$(date +%s%N)
inside './limlab --help >/dev/null'
took=$((($(date +%s%N) - begun) / 1000000))
echo "$took ms"
((took < 1000)) || { echo "the second start takes a second or more"; exit 1; }
step "./limlab test"
code=0
inside './limlab test' | tee "$root/test.log" || code=$?
step "done, exit code $code"
closing=$(tail -n 1 "$root/test.log")
[[ $closing =~ ^[0-9]+\ passed,\ [0-9]+\ failed,\ [0-9]+\ skipped$ ]] || { echo "closing line: $closing"; exit 1; }
exit "$code"

"""How much faster do members side by side go than one after the other? Times the same ensemble with one thread
and with two, as whole processes, in turns, and prints wall and processor seconds and memory.

    /usr/bin/python3 benchmarks/ensemble/outer.py [--members 100] [--scale 0.1] [--until 2030-12] [--rounds 1]

On a machine that others use, wall time says nothing; the processor time does: with two threads the ensemble
needs `cpu` seconds shared by two cores, so on two free cores it takes cpu / 2 and the speed-up is
2 x cpu(1 thread) / cpu(2 threads)."""
import argparse
import json
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("LIMLAB_BINARY", HOME / "build" / "limlab"))


def once(manifest, folder, threads):
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([BINARY, "ensemble", manifest, "-o", folder, "--threads", str(threads), "--progress", "never"],
                   check=True, capture_output=True, env={**os.environ, "LIMLAB_HOME": str(HOME)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - begin, cpu, after.ru_maxrss / 1024


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--members", type=int, default=100)
    a.add_argument("--scale", type=float, default=0.1)
    a.add_argument("--until", default="2030-12")
    a.add_argument("--rounds", type=int, default=1)
    a = a.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder) / "manifest.json"
        manifest.write_text(json.dumps({"scenarios": ["baseline.json"], "replicates": a.members, "scale": a.scale,
                                        "until": a.until, "seed": 11}))
        print(f"{a.members} members, scale {a.scale}, until {a.until}; load {os.getloadavg()[0]:.1f}")
        for r in range(a.rounds):
            got = {t: once(manifest, Path(folder) / f"out{r}-{t}", t) for t in (1, 2)}
            for t, (wall, cpu, memory) in got.items():
                print(f"  {t} thread{'s' if t > 1 else ' '}: wall {wall:7.1f} s, processor {cpu:7.1f} s, "
                      f"largest so far {memory:.0f} MB")
            (w1, c1, _), (w2, c2, _) = got[1], got[2]
            print(f"  speed-up by wall {w1 / w2:.2f}, by processor time {2 * c1 / c2:.2f}; load now "
                  f"{os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()

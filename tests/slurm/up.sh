#!/bin/bash
# A real Slurm of N nodes on this host, as root, without systemd and without touching /etc:
#   up.sh FOLDER [N] [PORT] [CPUS]     then: export SLURM_CONF=FOLDER/slurm.conf
# Private ports from PORT on, so that two may stand side by side. Ends with 0 when all nodes are idle.
set -euo pipefail
R=${1:?folder} N=${2:-3} PORT=${3:-16817} CPUS=${4:-2} H=$(hostname -s)
mkdir -p "$R"/{munge,state,log,pids}
chmod 755 "$R" "$R/munge"
if [ ! -f "$R/munge/munge.key" ]; then
  dd if=/dev/urandom of="$R/munge/munge.key" bs=1 count=1024 status=none
  chmod 400 "$R/munge/munge.key"
fi
# The folders above belong to the test; munge wants its socket reachable and its key its own.
munged --force --key-file="$R/munge/munge.key" --socket="$R/munge/munge.socket" --pid-file="$R/pids/munged.pid" \
  --log-file="$R/log/munged.log" --seed-file="$R/munge/seed" --num-threads=2
cat >"$R/slurm.conf" <<C
ClusterName=limlab
SlurmctldHost=$H(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=$PORT
AuthType=auth/munge
AuthInfo=socket=$R/munge/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=$R/state
SlurmdSpoolDir=$R/spool.%n
TmpFS=$R/tmp.%n
SlurmctldPidFile=$R/pids/slurmctld.pid
SlurmdPidFile=$R/pids/slurmd.%n.pid
SlurmctldLogFile=$R/log/slurmctld.log
SlurmdLogFile=$R/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc=$R/log/jobcomp.txt
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=2,bf_interval=2,batch_sched_delay=0,sched_min_interval=0
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
KillWait=5
MinJobAge=600
MaxArraySize=10001
SlurmdParameters=config_overrides
MailProg=/bin/true
C
for i in $(seq 1 "$N"); do
  echo "NodeName=n$i NodeHostname=$H NodeAddr=127.0.0.1 Port=$((PORT + i)) CPUs=$CPUS Sockets=1 CoresPerSocket=$CPUS ThreadsPerCore=1 RealMemory=2000 State=UNKNOWN" >>"$R/slurm.conf"
  mkdir -p "$R/spool.n$i" "$R/tmp.n$i"
done
echo "PartitionName=debug Nodes=ALL Default=YES MaxTime=60 State=UP" >>"$R/slurm.conf"
export SLURM_CONF=$R/slurm.conf
slurmctld -f "$SLURM_CONF"
for i in $(seq 1 "$N"); do slurmd -N "n$i" -f "$SLURM_CONF"; done
for _ in $(seq 240); do
  [ "$(sinfo -h -N -o %t 2>/dev/null | grep -c idle)" = "$N" ] && exit 0
  sleep .5
done
sinfo
exit 1

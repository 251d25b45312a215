#!/bin/sh
# All that is measured on a GPU, in order; each command takes less than ten minutes and goes on where it stopped when it is given again.
#   sh gpu.sh check               does it run at all: doctor, a short training on the GPU, the same on the processor
#   sh gpu.sh bench               our step against PyTorch's, eager and compiled
#   sh gpu.sh profile             200 steps of the paper's recipe, for their time and loss
#   sh gpu.sh study NAME          up to nine minutes of study NAME (headline, tempered, hints) at the paper's scale; again for more
#   sh gpu.sh all                 check, bench, profile, then one turn of each study
# LENGTHWISE  the program to run (default: the lengthwise beside this folder)
# OUT         where results go (default: ./gpu-results)
# JOBS        runs of a study side by side (default: 1)
# MINUTES     of a turn of a study (default: 9)
# LENGTHWISE_PYTHON  a Python with PyTorch for CUDA (default: python3)
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
lengthwise=${LENGTHWISE:-$here/../lengthwise}
out=${OUT:-gpu-results}
mkdir -p "$out"

check() {
  nvidia-smi >"$out/nvidia-smi.txt" 2>&1 || echo "gpu.sh: nvidia-smi does not run" >&2
  "$lengthwise" doctor | tee "$out/doctor.txt"
  for device in cuda cpu; do
    "$lengthwise" train sort-tempered --device "$device" --seed 1 --set train.steps=300 --set evaluate.samples=200 \
      --out "$out/check-$device" --resume
  done
  "$lengthwise" evaluate "$out/check-cuda" --lengths 5,20,50 --samples 200 --device cuda
  "$lengthwise" evaluate "$out/check-cuda" --lengths 5,20,50 --samples 200 --device cpu
}
bench() {
  "$lengthwise" bench gpu --rounds 5 --json >"$out/bench-gpu.json"
  "$lengthwise" bench gpu --rounds 3
}
profile() {
  "$lengthwise" train paper --device cuda --seed 1 --set train.steps=200 --set train.logEvery=50 \
    --set evaluate.samples=50 --out "$out/paper-200" --resume
  cat "$out/paper-200/metrics.jsonl"
}
# A turn ends with SIGINT, on which every run leaves a checkpoint; the next turn goes on from there.
study() {
  timeout --signal=INT --kill-after=60 "${MINUTES:-9}m" "$lengthwise" study "$1" --scale paper --device cuda \
    --jobs "${JOBS:-1}" --out "$out/study-$1" --resume || code=$?
  case ${code:-0} in
    0) echo "gpu.sh: study $1 is done: $out/study-$1/results.json" ;;
    124 | 130) cat "$out/study-$1/status.txt" ;;
    *) exit "$code" ;;
  esac
}

case ${1:-} in
  check | bench | profile) "$1" ;;
  study) study "${2:?which study}" ;;
  all)
    check
    bench
    profile
    for name in headline tempered hints; do study "$name"; done
    ;;
  *)
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac

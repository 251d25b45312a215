#!/bin/sh
# All that is measured on a GPU, in order; each command takes less than ten minutes and goes on where it stopped when it is given again.
#   sh gpu.sh check               does it run at all: doctor, a short training on the GPU, the same on the processor
#   sh gpu.sh bench               our step against PyTorch's, eager and compiled
#   sh gpu.sh profile             200 steps of the paper's recipe, for their time and loss
#   sh gpu.sh side                the same run 1, 2 and 4 times side by side: what JOBS is best?
#   sh gpu.sh study NAME          up to nine minutes of study NAME (headline, tempered, hints) at the paper's scale; again for more
#   sh gpu.sh all                 check, bench, profile, side, then one turn of each study
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

# Everything below is about a GPU: without one it ends here, instead of telling figures of the processor.
need_gpu() {
  "$lengthwise" doctor >"$out/doctor.txt" || : # it also fails for what is no GPU's business
  if ! grep -q 'auto means cuda' "$out/doctor.txt"; then
    echo "gpu.sh: no GPU is used here:" >&2
    grep -E '^[A-Za-z]+ +(CUDA libraries|libtorch|device) ' "$out/doctor.txt" >&2 || cat "$out/doctor.txt" >&2
    exit 1
  fi
}
check() {
  nvidia-smi >"$out/nvidia-smi.txt" 2>&1 || echo "gpu.sh: nvidia-smi does not run" >&2
  need_gpu
  cat "$out/doctor.txt"
  for device in cuda cpu; do
    "$lengthwise" train sort-tempered --device "$device" --seed 1 --set train.steps=300 --set evaluate.samples=200 \
      --out "$out/check-$device" --resume
  done
  for device in cuda cpu; do
    "$lengthwise" evaluate "$out/check-cuda" --lengths 5,10,20,50 --samples 1000 --device "$device" --json >"$out/scores-$device.json"
    exact "$out/scores-$device.json" >"$out/exact-$device.txt"
  done
  paste "$out/exact-cuda.txt" "$out/exact-cpu.txt" | awk '
    { difference = $1 - $2; if (difference < 0) difference = -difference; if (difference > worst) worst = difference }
    END {
      if (NR == 0) { print "gpu.sh: no scores"; exit 1 }
      printf "gpu.sh: the model trained on the GPU scores the same there and on the processor to within %.3f at %d lengths\n", worst, NR
      exit worst > 0.01
    }'
}
# The shares of exact match in a JSON document, a line each.
exact() { tr ',{' '\n\n' <"$1" | sed -n 's/^ *"exact" *: *\([0-9.eE+-]*\).*/\1/p'; }
bench() {
  need_gpu
  "$lengthwise" bench gpu --rounds 5 --json >"$out/bench-gpu.json"
  "$lengthwise" bench gpu --rounds 3
}
profile() {
  need_gpu
  "$lengthwise" train paper --device cuda --seed 1 --set train.steps=200 --set train.logEvery=50 \
    --set evaluate.samples=50 --out "$out/paper-200" --resume
  cat "$out/paper-200/metrics.jsonl"
}
# Runs that differ in their seeds alone, with a checkpoint and a score only at their end; examples a second of all together, from the
# middle of their metrics, when all of them run.
side() {
  need_gpu
  : >"$out/side.txt"
  for runs in 1 2 4; do
    rm -rf "$out/side-$runs"
    mkdir -p "$out/side-$runs"
    for run in $(seq "$runs"); do
      "$lengthwise" train paper --device cuda --seed "$run" --threads 2 --set train.steps=600 --set train.logEvery=100 \
        --set train.checkpointEvery=600 --set evaluate.samples=20 --set 'evaluate.lengths=[20]' \
        --out "$out/side-$runs/$run" >"$out/side-$runs/$run.log" 2>&1 &
    done
    wait
    told=$(awk -v runs="$runs" '
      FNR == 3 || FNR == 4 { sub(/.*"examplesPerSecond" *: */, ""); sub(/[,}].*/, ""); sum += $0; lines++ }
      END {
        if (lines != 2 * runs) { printf "gpu.sh: of %d side by side some failed\n", runs; exit 1 }
        printf "gpu.sh: %d side by side: %.0f examples a second in all\n", runs, sum / 2
      }' "$out/side-$runs"/*/metrics.jsonl) || {
      echo "${told:-gpu.sh: of $runs side by side none came far enough}; see $out/side-$runs" >&2
      exit 1
    }
    echo "$told" | tee -a "$out/side.txt"
  done
}
# A turn ends with SIGINT, on which every run leaves a checkpoint; the next turn goes on from there.
study() {
  need_gpu
  code=0
  timeout --signal=INT --kill-after=60 "${MINUTES:-9}m" "$lengthwise" study "$1" --scale paper --device cuda \
    --jobs "${JOBS:-1}" --out "$out/study-$1" --resume || code=$?
  case $code in
    0) echo "gpu.sh: study $1 is done: $out/study-$1/results.json" ;;
    124 | 130) cat "$out/study-$1/status.txt" ;;
    *) exit "$code" ;;
  esac
}

case ${1:-} in
  check | bench | profile | side) "$1" ;;
  study) study "${2:?which study}" ;;
  all)
    check
    bench
    profile
    side
    for name in headline tempered hints; do study "$name"; done
    ;;
  *)
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac

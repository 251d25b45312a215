# Finds the folders of CUDA's libraries on this machine and puts them on LD_LIBRARY_PATH, behind what is there. For a POSIX shell, to
# be sourced; needs no program but, where nothing else helps, a python3 on the PATH. Looked at, in this order:
#   LENGTHWISE_CUDA_LIBS       folders, separated by colons
#   LD_LIBRARY_PATH
#   CUDA toolkits              CUDA_HOME, CUDA_PATH, /usr/local/cuda, /usr/local/cuda-13*, /opt/cuda
#   the system's own folders   left to the system
#   Python environments        the nvidia/*/lib folders of VIRTUAL_ENV, CONDA_PREFIX and all that python3 imports from
# A folder is taken when it holds a library that no folder before it holds. LENGTHWISE_CUDA_TOOLKITS and LENGTHWISE_CUDA_SYSTEM are
# looked at instead of the toolkits and system folders named here, if they are set.
cuda_missing='libcudart.so.13 libcupti.so.13 libcublas.so.13 libcublasLt.so.13 libcusparse.so.12 libcufft.so.12 libcurand.so.10
libcusolver.so.12 libnvJitLink.so.13 libcufile.so.0 libcudnn.so.9 libnccl.so.2'

# cuda_look TAKE FOLDER: strikes off the list what the folder holds; where TAKE is yes, a folder that holds something is taken, unless
# it is one of CUDA 12's, some of whose libraries have the same names.
cuda_look() {
  if [ "$1" = yes ] && [ ! -e "$2/libcudart.so.13" ] && { [ -e "$2/libcudart.so.12" ] || [ -e "$2/libcublas.so.12" ]; }; then
    return 0
  fi
  cuda_left=
  cuda_holds=no
  for cuda_name in $cuda_missing; do
    if [ -e "$2/$cuda_name" ]; then cuda_holds=yes; else cuda_left="$cuda_left $cuda_name"; fi
  done
  cuda_missing=$cuda_left
  if [ "$1 $cuda_holds" = 'yes yes' ]; then LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$2; fi
}
# cuda_look_all TAKE FOLDERS, separated by colons
cuda_look_all() {
  cuda_rest=$2:
  while [ -n "$cuda_rest" ]; do
    cuda_folder=${cuda_rest%%:*}
    cuda_rest=${cuda_rest#*:}
    if [ -n "$cuda_folder" ]; then cuda_look "$1" "$cuda_folder"; fi
  done
}

cuda_look_all yes "${LENGTHWISE_CUDA_LIBS:-}"
cuda_look_all no "${LD_LIBRARY_PATH:-}"
for cuda_toolkit in "${CUDA_HOME:-}" "${CUDA_PATH:-}" ${LENGTHWISE_CUDA_TOOLKITS-/usr/local/cuda /usr/local/cuda-13* /opt/cuda}; do
  if [ -n "$cuda_toolkit" ]; then
    for cuda_folder in lib64 lib extras/CUPTI/lib64 targets/x86_64-linux/lib; do
      cuda_look yes "$cuda_toolkit/$cuda_folder"
    done
  fi
done
cuda_look_all no "${LENGTHWISE_CUDA_SYSTEM-/lib/x86_64-linux-gnu:/usr/lib/x86_64-linux-gnu:/lib64:/usr/lib64}"
for cuda_folder in "${VIRTUAL_ENV:-}"/lib/python3*/site-packages/nvidia/*/lib \
  "${CONDA_PREFIX:-}"/lib/python3*/site-packages/nvidia/*/lib; do
  cuda_look yes "$cuda_folder"
done
if [ -n "$cuda_missing" ] && command -v python3 >/dev/null 2>&1; then
  cuda_python=$(python3 -c 'import glob, sys
print(":".join(f for p in sys.path for f in sorted(glob.glob(glob.escape(p) + "/nvidia/*/lib"))))' 2>/dev/null) || cuda_python=
  cuda_look_all yes "$cuda_python"
fi
export LD_LIBRARY_PATH

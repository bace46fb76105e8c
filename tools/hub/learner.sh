#!/bin/sh
# Starts a learner's JupyterLab. JupyterHub runs this as the learner.
course=$(readlink -f "$(dirname "$0")/../..")
umask 077
cd || exit 1

# What the learner has is never touched; what is missing is copied, whole or not at all.
mkdir -p course/notebooks
for file in "$course"/release/*; do
  mine=course/notebooks/${file##*/}
  [ -e "$mine" ] || { cp "$file" "$mine.new" && mv "$mine.new" "$mine"; }
done

# Cells look for their packages from the notebook's folder upward; links in the text point beside the notebooks.
ln -sfn "$course/node_modules" .
ln -sfn "$course/lib" "$course/datasets" "$course/test" course

# Limits that a learner can't raise: memory of each process in bytes, and processes and threads of the learner.
# choom: when the server's memory runs out, the kernel ends a learner's process before any other.
export NN_PROGRESS="$HOME/.nn-progress.jsonl"
exec prlimit --data=1500000000 --nproc=400 choom -n 500 -- jupyterhub-singleuser "$@"

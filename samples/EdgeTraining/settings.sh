#!/usr/bin/env bash
# What each setting of the project file buys: publishes the program once for each, runs all of them in turns, and prints
# medians. Give the number of rounds, a runtime identifier other than linux-x64, and a framework other than net10.0.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
rounds=${1:-31} runtime=${2:-linux-x64} framework=${3:-net10.0}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

names=() properties=()
variant() { names+=("$1") properties+=("$2"); }
variant 'as the project has it' ''
variant '`OptimizationPreference` = `Speed`' '-p:OptimizationPreference=Speed'
variant '`OptimizationPreference` = `None`' '-p:OptimizationPreference=None'
case $runtime in *-x64) variant 'no `IlcInstructionSet`' '-p:IlcInstructionSet=' ;; esac
variant 'no `InvariantGlobalization`' '-p:InvariantGlobalization=false'
variant 'no `UseSystemResourceKeys`' '-p:UseSystemResourceKeys=false'
variant '`StackTraceSupport`' '-p:StackTraceSupport=true'
variant '`EventSourceSupport`' '-p:EventSourceSupport=true'
variant 'no `StripSymbols`' '-p:StripSymbols=false'

for i in "${!names[@]}"; do
    dotnet publish -c Release -r "$runtime" -o "$scratch/$i" --artifacts-path "$scratch/artifacts" -p:SampleFramework="$framework" ${properties[i]} > "$scratch/log" \
        || { cat "$scratch/log" >&2; exit 1; }
    rm -rf "$scratch/artifacts"
done

microseconds() { echo "${EPOCHREALTIME/[.,]/}"; }
grouped() { sed -E ':again; s/([0-9])([0-9]{3})($|,)/\1,\2\3/; t again' <<< "$1"; }
median() { sort -n "$1" | awk '{ row[NR] = $1 } END { print row[int((NR + 1) / 2)] }'; }

for ((round = 0; round < rounds; round++)); do
    for i in "${!names[@]}"; do
        cd "$scratch/$i"
        before=$(microseconds)
        ./EdgeTraining too many arguments > usage || true # To its first line, and out again.
        after=$(microseconds)
        echo $((after - before)) >> start
        rm -f checkpoint
        ./EdgeTraining checkpoint 20000 > printed
        sed -n 's/^First step: \([0-9]*\) us.*/\1/p' printed >> first
        sed -n 's/^Steps: \([0-9]*\) ns.*/\1/p' printed >> step
        sed -n 's/^Resident memory: \([0-9]*\) KB/\1/p' printed >> memory
    done
done

echo '| published for '"$runtime"', '"$framework"' | bytes | start, µs | first step, µs | a step, ns | resident, KB |'
echo '|---|--:|--:|--:|--:|--:|'
for i in "${!names[@]}"; do
    cd "$scratch/$i"
    printf '| %s | %s | %s | %s | %s | %s |\n' "${names[i]}" "$(grouped "$(stat -c %s EdgeTraining)")" \
        "$(grouped "$(median start)")" "$(grouped "$(median first)")" "$(grouped "$(median step)")" "$(grouped "$(median memory)")"
done

#!/usr/bin/env bash
# The whole journey on the sample without a window: import, baselines, Mult-VAE, evaluate, recommend for all, export, map.
# usage: scripts/headless-journey.sh BUILD_FOLDER [OUTPUT_FOLDER]
set -euo pipefail
build=$1
out=${2:-$build/journey}
cli=$build/app/cli/tastescope-cli
gui=$build/app/gui/tastescope
sample=$(dirname "$0")/../resources/sample
mkdir -p "$out"
project=$out/gift-shop.tastescope

echo "Tastescope, the whole journey on the sample: a year of purchases in a UK gift shop"
echo
"$cli" import "$sample/interactions.csv.gz" --items "$sample/items.csv.gz" --users "$sample/customers.csv.gz" \
  --domain commerce --project "$project" --overwrite
echo
for model in popularity item-knn ease; do
  "$cli" train --project "$project" --model "$model" --quiet >/dev/null
done
"$cli" train --project "$project" --model mult-vae --seed 1 ${TASTESCOPE_JOURNEY_EPOCHS:+--epochs "$TASTESCOPE_JOURNEY_EPOCHS"}
run=$("$cli" runs --project "$project" --model mult-vae --latest --id)
echo
"$cli" evaluate --project "$project" --run "$run" --baselines
echo
"$cli" recommend --project "$project" --run "$run" --all -k 10 --quiet >/dev/null
"$cli" export --project "$project" --run "$run" --what recommendations --out "$out/recommendations.csv" --overwrite --quiet >/dev/null
"$cli" latent --project "$project" --run "$run" --entity users --out "$out/latent.csv" --overwrite --quiet >/dev/null
QT_QPA_PLATFORM=offscreen "$gui" --project "$project" --render-map "$out/latent-map.png" --run "$run"
echo "Files"
printf '  %-16s %s\n' project "$project" recommendations "$out/recommendations.csv" \
  "map, points" "$out/latent.csv" "map, picture" "$out/latent-map.png"

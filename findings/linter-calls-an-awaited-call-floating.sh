#!/usr/bin/env bash
# @biomejs/biome 2.5.5, nursery/noFloatingPromises: a call that is awaited is reported as floating.
#
# Guess before running: `await f()` is never reported, whatever f is. Seen: it is, when f is an async arrow function without a
# return type that returns a promise. `await` flattens promises, so nothing floats; with `: Promise<void>` written down, or with
# the returned promise awaited inside, the report is gone. Its fix would write `await await f()`.
# Needs: Node 20 or newer, npm. Exits with 1 when the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @biomejs/biome@2.5.5
cat > biome.json <<'JSON'
{ "linter": { "rules": { "recommended": false, "nursery": { "noFloatingPromises": "error" } } } }
JSON
cat > look.ts <<'TS'
async function save(): Promise<void> {}

const returned = async () => save();
const typed = async (): Promise<void> => save();
const awaited = async () => {
  await save();
};

export async function all() {
  await returned(); // reported
  await typed();
  await awaited();
}
TS
npx biome --version
report=$(npx biome lint --colors=off look.ts 2>&1 || true)
lines=$(grep -oE 'look\.ts:[0-9]+:[0-9]+ lint/nursery/noFloatingPromises' <<<"$report" || true)
printf 'reported: %s\n' "${lines:-nothing}"
grep -n 'await' look.ts
[ "$lines" = 'look.ts:10:3 lint/nursery/noFloatingPromises' ]

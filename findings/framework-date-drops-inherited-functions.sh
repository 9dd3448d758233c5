#!/usr/bin/env bash
# next 16.4.5: once it is prepared, Date.UTC and Date.parse are gone where the program's Date is a subclass.
#
# A program that freezes or shifts the clock for all its code before it starts Next replaces the global Date by a class that
# extends it. Guess before running: Date.UTC is there afterwards, as it was before; the comment in Next's own file says that its
# extension of Date is transparent to callers. Seen: it copies the properties that Date has itself, and sets no prototype, so
# that what the subclass inherits (UTC, parse) is undefined, and the first Date.UTC of the program throws. A subclass that says
# `static UTC = Real.UTC; static parse = Real.parse` keeps them.
# Needs: Node 20 or newer, npm. Exits with 1 when the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts next@16.4.5 react@19.3.1 react-dom@19.3.1
mkdir app
echo 'export default ({ children }) => <html><body>{children}</body></html>;' > app/layout.jsx
echo 'export default () => <p>Tides</p>;' > app/page.jsx
cat > look.cjs <<'JS'
const Real = Date;
const frozen = Real.UTC(2026, 10, 3);
globalThis.Date = class Date extends Real {
  constructor(...given) {
    if (given.length === 0) super(frozen);
    else super(...given);
  }
  static now() {
    return frozen;
  }
};
if (process.argv[2] === 'own') Object.assign(globalThis.Date, { UTC: Real.UTC, parse: Real.parse });
const before = typeof Date.UTC;
const app = require('next')({ dev: true, dir: __dirname, quiet: true, hostname: '127.0.0.1', port: 0 });
app.prepare().then(() => {
  const after = [typeof Date.UTC, typeof Date.parse, Date.now() === frozen].join(', ');
  console.log(`${process.argv[2]}: UTC before Next: ${before}; after it was prepared, UTC, parse, still frozen: ${after}`);
  process.exit(0);
});
JS
echo "next $(node -p "require('next/package.json').version"), Node $(node --version)"
seen=$(for kind in inherited own; do node look.cjs $kind 2>/dev/null | grep 'before Next'; done)
echo "$seen"
[ "$seen" = "inherited: UTC before Next: function; after it was prepared, UTC, parse, still frozen: undefined, undefined, true
own: UTC before Next: function; after it was prepared, UTC, parse, still frozen: function, function, true" ]

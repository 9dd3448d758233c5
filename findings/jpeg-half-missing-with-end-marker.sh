#!/usr/bin/env bash
# sharp 0.35.5: half of a JPEG's rows are missing, but its end marker is there.
#
# Guess before running: `failOn: 'error'` refuses it, since the documentation says that higher levels imply lower ones and
# 'truncated' is a lower one. Seen: only 'warning' refuses it. With 'error' and 'truncated' the picture is decoded without an
# error, and its missing rows are one even colour. Who takes in uploads and relaxes failOn to let harmless warnings pass (stray
# bytes, odd parameters of some telephones) takes in half pictures as well.
# Needs: Node 20 or newer, npm. Exits with 1 when the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > look.mjs <<'JS'
import sharp from 'sharp';
const size = 512;
// Noise, so that no two rows are alike.
let seed = 7;
const noise = Buffer.from(Array.from({ length: size * size * 3 }, () => (seed = (seed * 1103515245 + 12345) % 2147483648) >> 16 & 255));
const whole = await sharp(noise, { raw: { width: size, height: size, channels: 3 } }).jpeg({ quality: 80 }).toBuffer();
const half = Buffer.concat([whole.subarray(0, Math.floor(whole.length / 2)), Buffer.from([0xff, 0xd9])]);
const spreadOfLastRow = async (failOn) => {
  const pixels = await sharp(half, { failOn }).raw().toBuffer();
  const row = pixels.subarray(pixels.length - size * 3);
  return Math.max(...row) - Math.min(...row);
};
const seen = {};
for (const failOn of ['truncated', 'error', 'warning']) {
  seen[failOn] = await spreadOfLastRow(failOn).then((spread) => `decoded, values of the last row differ by ${spread}`, () => 'refused');
}
const originalRow = noise.subarray(noise.length - size * 3);
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}; last row as it was made: values differ by ${Math.max(...originalRow) - Math.min(...originalRow)}`);
console.log(seen);
const even = 'decoded, values of the last row differ by 0';
process.exitCode = seen.truncated === even && seen.error === even && seen.warning === 'refused' ? 0 : 1;
JS
node look.mjs

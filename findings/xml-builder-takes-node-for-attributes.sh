#!/usr/bin/env bash
# xastscript 4.0.0: a single child that is given right behind the name is written as attributes.
#
# Guess before running: x('a', x('b', 'text')) is <a><b>text</b></a>, as its types allow and as x('a', {}, x('b', 'text')) is.
# Seen: <a type="element" name="b" attributes="[object Object]" children="[object Object]"></a>. In an array it is a child.
# Needs: Node 20 or newer, npm. Exits with 1 when the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent xast-util-to-xml@4.0.0 xastscript@4.0.0
cat > look.mjs <<'JS'
import { x } from 'xastscript';
import { toXml } from 'xast-util-to-xml';

const alone = toXml(x('a', x('b', 'text')));
const inArray = toXml(x('a', [x('b', 'text')]));
const behind = toXml(x('a', {}, x('b', 'text')));
console.log([alone, inArray, behind].join('\n'));
const right = '<a><b>text</b></a>';
const isAsSeen = alone.startsWith('<a type="element" name="b"') && inArray === right && behind === right;
process.exit(isAsSeen ? 0 : 1);
JS
node look.mjs

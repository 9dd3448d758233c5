#!/usr/bin/env bash
# xast-util-to-xml 4.0.0: a text that holds `]]>` is written as no XML parser takes it.
#
# Guess before running: the writer escapes whatever a text may not hold. Seen: `&` and `<` only. XML 1.0 (2.4) forbids `]]>` in
# a text, and libxml2 refuses the document; with `]]&gt;` put in its place it is read, and the text is as it was.
# Needs: Node 20 or newer, npm. Exits with 1 when the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent xast-util-to-xml@4.0.0 xastscript@4.0.0 xmllint-wasm@5.3.0
cat > look.mjs <<'JS'
import { x } from 'xastscript';
import { toXml } from 'xast-util-to-xml';
import { memoryPages, validateXML } from 'xmllint-wasm';

const isWellFormed = async (contents) => {
  const schema = '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="a"><text/></element></start></grammar>';
  const { valid } = await validateXML({
    xml: { fileName: 'a.xml', contents },
    schema: [{ fileName: 'a.rng', contents: schema }],
    extension: 'relaxng',
    initialMemoryPages: 256,
    maxMemoryPages: 2 * memoryPages.GiB,
  });
  return valid;
};
const written = toXml(x('a', 'one ]]> two'));
const mended = written.replaceAll(']]>', ']]&gt;');
console.log(written, await isWellFormed(written));
console.log(mended, await isWellFormed(mended));
process.exit(written === '<a>one ]]> two</a>' && !(await isWellFormed(written)) && (await isWellFormed(mended)) ? 0 : 1);
JS
node look.mjs

#!/usr/bin/env bash
# mammoth 1.13.0: characters that have a reading above them are dropped with it, and text that is marked hidden is given.
#
# Guess before running: of `<w:ruby>` the base is kept and the reading lost; hidden runs are left out, as Word does not print them.
# Seen: base and reading are both lost, without a message (a warning says that an element was ignored, but not what was in it);
# hidden words stand in the HTML like any others. ECMA-376: 17.3.3.25 (ruby), 17.3.2.41 (vanish).
# Needs: Node 20 or newer, npm. Exits with 1 when the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent mammoth@1.13.0 fflate@0.8.3
cat > look.mjs <<'JS'
import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const run = (text, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const ruby = `<w:r><w:ruby><w:rubyPr/><w:rt>${run('みなと')}</w:rt><w:rubyBase>${run('港')}</w:rubyBase></w:ruby></w:r>`;
const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${run('各地の')}${ruby}${run('は深い。')}${run('秘密', '<w:vanish/>')}</w:p></w:body></w:document>`;
const files = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/document.xml': document,
};
const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(zip) });
console.log(value, messages);
process.exit(value === '<p>各地のは深い。秘密</p>' ? 0 : 1);
JS
node look.mjs

#!/usr/bin/env bash
# defuddle 0.19.4: a no-break space is lost before a bracket or a colon: words that stood apart on the page are joined.
#
# Guess before running: what an extractor keeps of a page it keeps as it is, but for white space that a browser folds too. Seen
# (first on a page of Le Monde): `libertés(CNIL)`, `voté:`. French sets such a space before colons, and a browser never folds it.
# Readability 0.6.0 keeps it.
# Needs: Node 20 or newer, npm. Exits with 1 when the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent defuddle@0.19.4 @mozilla/readability@0.6.0 linkedom@0.18.15
cat > look.mjs <<'JS'
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';

const sentence = 'La Commission nationale de l’informatique et des libertés\u00A0(CNIL) rapporte que les députés ont voté\u00A0: dix contre, deux pour, et personne ne s’est abstenu de voter ce jour-là.';
const html = `<!doctype html><html><head><title>Loi</title></head><body><article><h1>Loi</h1>${`<p>${sentence}</p>`.repeat(6)}</article></body></html>`;
const textOf = (content) => parseHTML(`<html><body>${content}</body></html>`).document.querySelector('p').textContent;
const ours = textOf(new Readability(parseHTML(html).document).parse().content);
const theirs = textOf((await Defuddle(parseHTML(html).document, 'https://example.com/')).content);
console.log({ ours, theirs });
const keeps = (text) => [/libertés\u00A0\(CNIL\)/.test(text), /voté\u00A0:/.test(text)];
console.log('Readability', keeps(ours), 'defuddle', keeps(theirs));
process.exit(keeps(ours).every(Boolean) && !keeps(theirs).some(Boolean) ? 0 : 1);
JS
node look.mjs

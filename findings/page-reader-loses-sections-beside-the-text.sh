#!/usr/bin/env bash
# @mozilla/readability 0.6.0: sections that stand beside the element with most of the text are lost, whole paragraphs too.
#
# Guess before running: short sections of a Japanese page are dropped, for scores count characters and commas (U+3001 is none of
# them); long ones stay, and so does English. Seen: a <section> of 120 characters is dropped in both languages. What is beside the
# best element joins it only as a <p>, or with a fifth of its score; one paragraph never has that.
# Needs: Node 20 or newer, npm. Exits with 1 when the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @mozilla/readability@0.6.0 linkedom@0.18.15
cat > look.mjs <<'JS'
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

const look = (lang, long, short) => {
  const section = (text) => `<section><h2>-</h2><p>${text}</p></section>`;
  const html = `<!doctype html><html lang="${lang}"><head><title>x</title></head><body><main><h1>x</h1><div>${`<p>${long}</p>`.repeat(4)}</div>${section(short)}${section(long)}</main></body></html>`;
  const text = new Readability(parseHTML(html).document).parse()?.textContent ?? '';
  return { paragraphs: text.split(long).length - 1, hasShort: text.includes(short) };
};
const ja = look('ja', '大型船の寄港が増え、岸壁の改修が急がれている。国と自治体は費用を分担し、利用者からも料金を徴収する仕組みを検討している。', '来年の春に開く。');
const en = look('en', 'Larger ships call at more ports, and their quays are rebuilt in haste. The state and the towns share the cost, and look at fees.', 'It opens in spring.');
console.log({ ja, en });
const loses = ({ paragraphs, hasShort }) => paragraphs === 4 && !hasShort;
process.exit(loses(ja) && loses(en) ? 0 : 1);
JS
node look.mjs

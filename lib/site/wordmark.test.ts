import { describe, expect, it } from 'vitest';
import { readWordmark } from './wordmark.ts';

const read = (svg: string) => readWordmark(Buffer.from(svg));
const drawing = (inside: string, head = 'viewBox="0 0 120 24"') =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${head}>${inside}</svg>`;
const PATH = '<path d="M0 0h10v10z"/>';

describe('a wordmark', () => {
  it('is written anew of its shapes, in one ink, with its size', () => {
    const svg = drawing(
      '<title>Tide</title><metadata><rdf:RDF>x</rdf:RDF></metadata><defs><clipPath id="a"><rect/></clipPath></defs>' +
        '<sodipodi:namedview id="n"/><g id="layer1" class="a" clip-path="url(#a)" inkscape:label="x" transform="translate(1,2)">' +
        '<path style="fill:none;stroke:#f00;stroke-width:2" d="M1-.5 2,3"/><rect fill="url(#b)" width="4" height="5"/></g>',
    );
    expect(read(svg)).toEqual({
      ok: true,
      width: 120,
      height: 24,
      svg:
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 24" width="120" height="24">' +
        '<g transform="translate(1,2)"><path d="M1-.5 2,3" fill="none" stroke="#000" stroke-width="2"/>' +
        '<rect fill="#000" width="4" height="5"/></g></svg>',
    });
  });

  it.each([
    ['<script>alert(1)</script>', 'script'],
    ['<defs><script>alert(1)</script></defs>', 'script'],
    ['<foreignObject><p/></foreignObject>', 'foreignObject'],
    ['<style>path{fill:url(//x.example)}</style>', 'style'],
    ['<image href="https://x.example/a.png"/>', 'image'],
    ['<use href="#a"/>', 'use'],
    ['<a href="javascript:alert(1)"><path d="M0 0"/></a>', 'a'],
    ['<animate attributeName="d"/>', 'animate'],
    ['<path onload="alert(1)" d="M0 0"/>', 'onload'],
    ['<path xlink:href="#b" d="M0 0"/>', 'xlink:href'],
    ['<path d="M0 0&quot; onload=&quot;x"/>', 'd'],
    ['<g transform="url(#x)"><path d="M0 0"/></g>', 'transform'],
    ['<svg><path d="M0 0"/></svg>', 'svg'],
  ])('is refused with the part that it may not have: %s', (inside, part) => {
    expect(read(drawing(PATH + inside))).toEqual({ ok: false, code: 'wordmark-part', part });
  });

  it.each([
    ['no SVG', 'GIF89a', 'wordmark-no-svg'],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${drawing(PATH)}`, 'wordmark-no-svg'],
    ['text', drawing('<text>Tide</text>'), 'wordmark-text'],
    ['nothing', drawing('<g/>'), 'wordmark-empty'],
    ['no size', drawing(PATH, ''), 'wordmark-no-size'],
    ['a size in per cent', drawing(PATH, 'width="100%" height="100%"'), 'wordmark-no-size'],
    ['21 times as wide', drawing(PATH, 'viewBox="0 0 210 10"'), 'wordmark-shape'],
    ['60,001 bytes', drawing(PATH).padEnd(60_001), 'wordmark-too-large'],
    ['501 shapes', drawing(PATH.repeat(501)), 'wordmark-too-large'],
    ['21 levels', drawing('<g>'.repeat(21) + PATH + '</g>'.repeat(21)), 'wordmark-too-large'],
  ])('is refused: %s', (_, svg, code) => {
    expect(read(svg)).toEqual({ ok: false, code });
  });

  it('has the size that its width and height say, where it has no view box', () => {
    expect(read(drawing(PATH, 'width="300px" height="50"'))).toMatchObject({
      ok: true,
      width: 300,
      height: 50,
    });
  });
});

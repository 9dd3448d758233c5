import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Blob, Buffer, Face, Feature, Font, shape } from 'harfbuzzjs';
import type { TextStyle, Typesetter } from '#lib/share/typesetter.ts';

const FILE = '@expo-google-fonts/noto-serif-jp/600SemiBold/NotoSerifJP_600SemiBold.ttf';

const KERNED = [new Feature('kern')];
const TIGHT = [...KERNED, new Feature('palt')];

/** Reads the face of share pictures from its package: 8 MB, some 80 ms. No font of the system is ever asked for. */
export async function loadTypesetter(): Promise<Typesetter> {
  const face = new Face(new Blob(await readFile(fileURLToPath(import.meta.resolve(FILE)))));
  const font = new Font(face);
  const { upem } = face;

  function glyphsOf(text: string, { locale, isLarge }: TextStyle) {
    const buffer = new Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setLanguage(locale);
    shape(font, buffer, isLarge ? TIGHT : KERNED);
    const positions = buffer.getGlyphPositions();
    return buffer.getGlyphInfos().map(({ codepoint }, index) => ({ id: codepoint, ...positions[index] }));
  }

  return {
    has: (codePoint) => font.nominalGlyph(codePoint) !== undefined,
    widthOf: (text, style) =>
      glyphsOf(text, style).reduce((width, { xAdvance = 0 }) => width + xAdvance, 0) / upem,
    draw(text, style) {
      let pen = 0;
      const paths = glyphsOf(text, style).map(({ id, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
        const path = font.glyphToPath(id);
        const at = `translate(${pen + xOffset} ${yOffset})`;
        pen += xAdvance;
        return path && `<path transform="${at}" d="${path}"/>`;
      });
      return `<g transform="scale(${1 / upem} ${-1 / upem})">${paths.join('')}</g>`;
    },
  };
}

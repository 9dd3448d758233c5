import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryPages, validateXML } from 'xmllint-wasm';

const FOLDER = join(import.meta.dirname, 'schemas');
const schema = (fileName: string) => ({ fileName, contents: readFileSync(join(FOLDER, fileName), 'utf8') });
const EXTENSIONS = ['sitemap.xsd', 'news.xsd', 'image.xsd', 'xhtml-link.xsd'];

/**
 * What libxml2 finds wrong with a document.
 * @param as by which schema it is judged
 */
export async function xmlErrors(text: string, as: 'atom' | 'sitemap' | 'sitemap-index'): Promise<string[]> {
  const shared = { xml: { fileName: 'document.xml', contents: text }, maxMemoryPages: memoryPages.GiB / 2 };
  const { errors } =
    as === 'atom'
      ? await validateXML({ ...shared, schema: [schema('atom.rng')], extension: 'relaxng' })
      : await validateXML({
          ...shared,
          schema: [schema(as === 'sitemap' ? 'all.xsd' : 'siteindex.xsd')],
          preload: EXTENSIONS.map(schema),
        });
  return errors.map(({ message }) => message);
}

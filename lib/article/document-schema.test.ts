import { expect, it } from 'vitest';
import { z } from 'zod';
import { anyDocument, articleDocument } from './document.ts';

it('the schema of the document is published as it is', async () => {
  const schema = {
    title: 'The document of an article, version 2',
    ...z.toJSONSchema(articleDocument, { reused: 'ref' }),
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/article-document.schema.json',
  );
});

it('a document of version 1 is read as one of version 2, whoever sends it, and no other version is', () => {
  const blocks = [{ id: 'a', kind: 'paragraph', text: '引く。' }];
  const first = { v: 1, headline: '潮', lede: '満ちる。', outlook: { blocks } };
  expect(anyDocument.parse(first)).toEqual({ ...first, v: 2 });
  expect(() => anyDocument.parse({ ...first, v: 3 })).toThrow();
});

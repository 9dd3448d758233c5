import { expect, it } from 'vitest';
import { z } from 'zod';
import { articleDocument } from './document.ts';

it('the schema of the document is published as it is', async () => {
  const schema = { title: 'The document of an article, version 2', ...z.toJSONSchema(articleDocument) };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/article-document.schema.json',
  );
});

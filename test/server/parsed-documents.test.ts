import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { parsedDocuments } from '../../src/server/documents/parsed-documents.ts';

const document = (characters: number) => parse(`{ __typename } #${'x'.repeat(characters)}`);

test('parsed documents are kept up to half a million characters, and the one used last the longest', async () => {
  const documents = parsedDocuments();
  await documents.set('a', document(200_000));
  await documents.set('b', document(200_000));
  expect(await documents.get('a')).toMatchObject({ kind: 'Document' });
  await documents.set('c', document(200_000));
  expect(await documents.get('b')).toBeUndefined();
  expect(await documents.get('a')).toBeDefined();
  expect(await documents.get('c')).toBeDefined();
});

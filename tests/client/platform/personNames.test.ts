/** Lists show who did something by their name: what the console does itself is stored under a word of its own. */
import { expect, test } from 'vitest';

const SOURCES = import.meta.glob<string>('../../../client/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** A name in a sentence as it is stored; rules and keys have names of their own. */
const IN_SENTENCE =
  /^(?!.*activities\.).*\b(?:author|approver|name): (?:\w+\.)?(?:authorName|approverName|actorName|askedBy|decidedBy)/m;
const BARE = /source="(?:(?:actor|staff|author|approver|decider)Name|(?:given|decided)By)"\s*\/>/;

test('no sentence has the stored name of an actor as it is', () => {
  expect(IN_SENTENCE.test('  author: refund.authorName,')).toBe(true);
  expect(IN_SENTENCE.test('  author: toName(refund.authorName),')).toBe(false);
  const found = Object.entries(SOURCES).filter(
    ([path, text]) => IN_SENTENCE.test(text) && !path.endsWith('/useAuthor.ts'),
  );
  expect(found.map(([path]) => path)).toEqual([]);
});

test('no column shows the stored name of an actor as it is', () => {
  expect(Object.keys(SOURCES).length).toBeGreaterThan(100);
  expect(Object.entries(SOURCES).flatMap(([path, text]) => (BARE.test(text) ? path : []))).toEqual(
    [],
  );
});

/** Lists show who did something by their name: what the console does itself is stored under a word of its own. */
import { expect, test } from 'vitest';

const SOURCES = import.meta.glob<string>('../../../client/**/*.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const BARE = /source="(?:(?:actor|staff|author|approver|decider)Name|(?:given|decided)By)"\s*\/>/;

test('no column shows the stored name of an actor as it is', () => {
  expect(Object.keys(SOURCES).length).toBeGreaterThan(100);
  expect(Object.entries(SOURCES).flatMap(([path, text]) => (BARE.test(text) ? path : []))).toEqual(
    [],
  );
});

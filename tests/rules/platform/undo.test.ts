/** How writes of an undo and of an import are told from others by the id of their change. */
import { expect, test } from 'vitest';
import { importChangeId, importJobOf, isUndo, leavesChanged, undoIdOf } from '#rules/platform/undo';

test('the undo of a change is known as one, and other changes are not', () => {
  expect([undoIdOf('c1'), undoIdOf('c1') === undoIdOf('c2')]).toEqual(['undo-c1', false]);
  expect([undoIdOf('c1'), 'c1', 'c1-undo-', importChangeId(3), null].map(isUndo)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
test('the change of an import names its job', () => {
  expect([importChangeId(1), importChangeId(42)].map(importJobOf)).toEqual([1, 42]);
});
test.each([
  ['another change', '42'],
  ['the undo of an import', undoIdOf(importChangeId(42))],
  ['no number', 'import-x'],
  ['a number that is no id', 'import-0'],
  ['a negative number', 'import--3'],
  ['a fraction', 'import-1.5'],
  ['a number too large to be exact', 'import-9007199254740993'],
  ['nothing after the word', 'import-'],
  ['the word behind a number', '42import-'],
])('no job is named by %s', (_, changeId) => {
  expect(importJobOf(changeId)).toBeNull();
});

test.each<[string, (string | null)[], boolean]>([
  ['none', [], false],
  ['a change', ['b'], true],
  ['a change and its undo', ['b', 'undo-b'], false],
  ['a change of several writes and its undo', ['b', 'b', 'undo-b', 'undo-b'], false],
  ['two changes, undone in any order', ['b', 'c', 'undo-b', 'undo-c'], false],
  ['two changes of which one was undone', ['b', 'c', 'undo-b'], true],
  ['a change whose undo was undone', ['b', 'undo-b', 'undo-undo-b'], true],
  ['the undo of an earlier change', ['undo-a'], true],
  ['a write without a change', ['b', 'undo-b', null], true],
])('later writes that are %s leave a record changed or not', (_, changeIds, expected) => {
  expect(leavesChanged(changeIds)).toBe(expected);
});

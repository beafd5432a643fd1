/** Names from outside. */
import { expect, test } from 'vitest';
import { own } from '#shared/own';

test('a name from outside finds what is listed, and nothing that is inherited', () => {
  const listed: Record<string, number> = { a: 1, zero: 0 };
  expect([own(listed, 'a'), own(listed, 'zero')]).toEqual([1, 0]);
  for (const name of ['b', 'constructor', 'toString', '__proto__', ''])
    expect(own(listed, name)).toBeUndefined();
  expect(own(undefined, 'a')).toBeUndefined();
});

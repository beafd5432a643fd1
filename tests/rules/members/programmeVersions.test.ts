/** Which version of the members' programme is in force at an instant. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { versionAt } from '#rules/platform/versions';

const FIRST = { number: 1, startsAt: 1_000 };
const SECOND = { number: 2, startsAt: 2_000 };

test('Before the first version has begun none is in force', () => {
  expect(versionAt([], 5_000)).toBeNull();
  expect(versionAt([FIRST], 999)).toBeNull();
});

test('A version is in force exactly from its instant until the next one begins', () => {
  expect(versionAt([FIRST, SECOND], 1_000)).toBe(FIRST);
  expect(versionAt([FIRST, SECOND], 1_999)).toBe(FIRST);
  expect(versionAt([FIRST, SECOND], 2_000)).toBe(SECOND);
});

test('Of versions that begin at one instant the one with the higher number is in force', () => {
  const corrected = { number: 3, startsAt: 2_000 };
  expect(versionAt([corrected, SECOND, FIRST], 2_000)).toBe(corrected);
});

test('The version in force has begun, and none that has begun is later', () => {
  const version = fc.record({
    number: fc.integer({ min: 1, max: 9 }),
    startsAt: fc.integer({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(version), fc.integer({ min: 0, max: 10 }), (versions, at) => {
      const found = versionAt(versions, at);
      const begun = versions.filter(({ startsAt }) => startsAt <= at);
      if (found === null) return begun.length === 0;
      return (
        begun.includes(found) &&
        begun.every(
          (other) =>
            other.startsAt < found.startsAt ||
            (other.startsAt === found.startsAt && other.number <= found.number),
        )
      );
    }),
  );
});

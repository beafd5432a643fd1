/** What the server refuses of a step of a case is said at the field that was sent, or of the whole. */
import { expect, test } from 'vitest';
import { areAtFields, refusedInputs } from '../../../client/service/shared/cases/missing.ts';

const SENT = { lines: [{ lineNumber: 1 }, { lineNumber: 5 }] };
const TOO_MANY = 'inspection.errors.moreThanFree';

test('what is said of the second line that was sent is at its field', () => {
  const refused = refusedInputs({ input: { lines: { 1: { quantity: TOO_MANY } } } }, SENT);
  expect(refused).toEqual({ line5: TOO_MANY });
  expect(areAtFields(refused)).toBe(true);
});

test('what is said of lines that the case or its refund counts itself is told as a whole', () => {
  const refused = refusedInputs({ lines: { 0: { quantity: TOO_MANY } } }, SENT);
  expect(refused).toEqual({ 'lines.0.quantity': TOO_MANY });
  expect(areAtFields(refused)).toBe(false);
});

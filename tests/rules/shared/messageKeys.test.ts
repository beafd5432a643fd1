/** The key of a message that is sent to people, whatever it says besides. */
import { expect, test } from 'vitest';
import { keyOfMessage, message } from '#shared/fields';

test('the key of a message is found with and without arguments, and not in its arguments', () => {
  expect(keyOfMessage(message('errors.one'))).toBe('errors.one');
  expect(keyOfMessage(message('errors.one', { amount: 3, name: 'errors.two' }))).toBe('errors.one');
});

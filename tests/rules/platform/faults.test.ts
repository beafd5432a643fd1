import { describe, expect, test } from 'vitest';
import { faultFields, withoutValues } from '#server/platform/http/faults';

describe('what is logged of an error', () => {
  test.each([
    'Failed query: select 1 from members where phone = $1\nparams: 13812345678',
    'invalid input syntax for type integer: "13812345678"',
    'Key (email)=(lin@example.com) already exists.',
    `Unexpected token 'l', "lin@example.com" is not valid JSON`,
    'no member lin@example.com with 138-1234-5678',
  ])('the message %j is logged without its values', (message) => {
    expect(withoutValues(message)).not.toMatch(/lin@|1381234|1234-5678/);
  });
  test('the type, the code and the frames are kept, the values of the cause are not', () => {
    const cause = new Error('duplicate key "lin@example.com"');
    const error = Object.assign(new Error('Failed query: x params: 13812345678', { cause }), {
      code: '23505',
    });
    const fault = faultFields(error);
    expect(fault).toMatchObject({ type: 'Error', code: '23505' });
    expect(fault.stack).toContain('faults.test.ts');
    expect(JSON.stringify(fault)).not.toMatch(/lin@|1381234/);
  });
});

/** Contacts of members are kept in plain digits and letters, however they were typed. */
import { describe, expect, test } from 'vitest';
import { MemberInput } from '#contract/members/members';
import { plainContact } from '#shared/contacts';

describe('a contact in full width', () => {
  test.each([
    ['１３８１２３４５６７８', '13812345678'],
    ['＋８６（０１０）６５５４－１２３４', '+86(010)6554-1234'],
    ['李伟，微信：ｗｘ＿ｌｉｗｅｉ', '李伟，微信：wx_liwei'],
    ['138 1234 5678', '138 1234 5678'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(plainContact(typed)).toBe(kept);
  });
  test('is read so wherever members are sent', () => {
    const sent = {
      externalId: 'm',
      phone: '１３８００００１２３４',
      email: 'ＡＢＣ＠example．com',
    };
    expect(MemberInput.parse(sent)).toMatchObject({
      phone: '13800001234',
      email: 'ABC@example.com',
    });
    expect(MemberInput.safeParse({ ...sent, email: 'ＡＢＣ' }).success).toBe(false);
    expect(MemberInput.safeParse({ ...sent, email: `a@${'b'.repeat(200)}.com` }).success).toBe(
      false,
    );
  });
});

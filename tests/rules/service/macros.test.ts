/** The variables of canned replies and macros. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultsOf, filledText, MACRO_VARIABLES, unfilledIn } from '#rules/service/macros';

const VALUES = {
  customerName: 'Lin',
  orderNumber: null,
  ticketNumber: 'TK20260928-0007',
  agentName: 'Agent',
  storeName: 'Our {{orderNumber}} store',
};

describe('the texts of a macro', () => {
  test('a name that is no variable is refused in the language in which it stands', () => {
    expect(Object.keys(faultsOf({ en: 'Dear {{customerName}}', zh: '{{name}}您好' }))).toEqual([
      'zh',
    ]);
  });
  test('braces that are not closed are refused', () => {
    expect(faultsOf({ en: 'Dear {{customerName' })).toEqual({ en: 'messages.errors.braces' });
  });
  test('every variable is taken', () => {
    const text = MACRO_VARIABLES.map((name) => `{{ ${name} }}`).join();
    expect(faultsOf({ en: text })).toEqual({});
  });
});

describe('filling in a text', () => {
  test.each([
    ['Dear {{customerName}}, see {{ ticketNumber }}', 'Dear Lin, see TK20260928-0007'],
    ['Your order {{orderNumber}}', 'Your order {{orderNumber}}'],
    ['{{storeName}}', 'Our {{orderNumber}} store'],
    ['{{unknown}} {{', '{{unknown}} {{'],
  ])('%s becomes %s', (text, expected) => {
    expect(filledText(text, VALUES)).toBe(expected);
  });
  test('a text in which every variable has a value has none left', () => {
    const values = Object.fromEntries(MACRO_VARIABLES.map((name) => [name, 'x'])) as Record<
      (typeof MACRO_VARIABLES)[number],
      string
    >;
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(...MACRO_VARIABLES).map((name) => `{{${name}}}`),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(unfilledIn(filledText(parts.join(' '), values))).toBeNull();
      }),
    );
  });
  test('the first variable that is left is named', () => {
    expect(unfilledIn('Order {{orderNumber}} of {{customerName}}')).toBe('orderNumber');
  });
});

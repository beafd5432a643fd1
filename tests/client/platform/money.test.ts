import { describe, expect, it } from 'vitest';
import { readAmount, valueOrNaN } from '#shared/numbers';
import { formatMoney } from '../../../client/ui/record/money.tsx';

const readTyped = (text: string, decimals: number) =>
  valueOrNaN(readAmount(text, { currency: 'CNY', decimals }));

describe('money as people type it', () => {
  it.each([
    ['12.5', 2, 1250],
    ['1,234.50', 2, 123_450],
    [' 7 ', 2, 700],
    ['１２．５', 2, 1250],
    ['980', 0, 980],
    ['1.234', 3, 1234],
    ['-3.10', 2, -310],
    ['', 2, null],
  ])('the typed text %s with %i decimals is read as %s', (text, decimals, minor) => {
    expect(readTyped(text, decimals)).toBe(minor);
  });

  it.each([
    ['12.345', 2],
    ['1.5', 0],
    ['twelve', 2],
    ['1e5', 2],
  ])('the typed text %s with %i decimals is refused', (text, decimals) => {
    expect(readTyped(text, decimals)).toBeNaN();
  });

  it('an amount is written with the decimals of its currency', () => {
    expect(formatMoney(123_450, 'CNY', 'en')).toBe('¥1,234.50');
    expect(formatMoney(980, 'JPY', 'en')).toBe('¥980');
    expect(formatMoney(1234, 'KWD', 'en', false)).toBe('1.234');
  });
});

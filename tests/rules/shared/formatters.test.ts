import { expect, test } from 'vitest';
import { dateFormat, numberFormat } from '#shared/formatters';

test('a formatter is made once for each language and options', () => {
  expect(numberFormat('en', { style: 'percent' })).toBe(numberFormat('en', { style: 'percent' }));
  expect(numberFormat('en')).not.toBe(numberFormat('zh'));
  expect(dateFormat('en')).not.toBe(numberFormat('en'));
});
test('formatters of other options write differently', () => {
  expect(numberFormat('en', { style: 'percent' }).format(0.5)).toBe('50%');
  expect(numberFormat('en').format(1234.5)).toBe('1,234.5');
  expect(dateFormat('en', { timeZone: 'UTC', dateStyle: 'short' }).format(0)).toBe('1/1/70');
  expect(dateFormat('zh', { timeZone: 'UTC', dateStyle: 'long' }).format(0)).toBe('1970年1月1日');
});
test('a formatter of options that nobody used before writes them', () => {
  expect(numberFormat('en', { minimumFractionDigits: 7 }).format(1)).toBe('1.0000000');
  const time = dateFormat('en', {
    timeZone: 'Asia/Tokyo',
    hour: '2-digit',
    hourCycle: 'h23',
    minute: '2-digit',
  });
  expect(time.format(0)).toBe('09:00');
});

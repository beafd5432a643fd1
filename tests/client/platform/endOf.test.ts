import { expect, test } from 'vitest';
import { endOf } from '../../../client/ui/form/endOf.ts';

test.each([
  ['2025-11-21', '', '2025-11-21T16:00:00Z'],
  ['2025-11-21', '00:00', '2025-11-21T16:00:00Z'],
  ['2025-11-21', '18:30', '2025-11-21T10:30:00Z'],
])('what ends on %s at "%s" ends at %s in Shanghai', (day, time, instant) => {
  expect(endOf(day, time, 'Asia/Shanghai')).toBe(Date.parse(instant));
});

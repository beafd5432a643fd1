/** Hooks, by which later domains add their code. */
import { describe, expect, test } from 'vitest';
import { Hook } from '#shared/hook';

describe('a hook', () => {
  test('has the parts of the domains in their order once they are composed', () => {
    const hook = new Hook<string>('afterOrders');
    hook.fill(['coupons', 'points']);
    expect(hook.parts).toEqual(['coupons', 'points']);
    hook.fill([]);
    expect(hook.parts).toEqual([]);
  });
  test('that nobody has filled fails with its name instead of doing nothing', () => {
    expect(() => new Hook('afterOrders').parts).toThrow('The hook afterOrders is not filled yet');
  });
});

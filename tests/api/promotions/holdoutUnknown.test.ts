/** Figures that a holdout does not bear out: none is given. */
import { afterEach, expect, test } from 'vitest';
import { isHeldOut } from '#server/promotions/engine/holdout';
import { NOW } from '../support/openApi.ts';
import { promote } from './promotionStore.ts';
import { type EffectSetup, off, openSetup } from './effectStore.ts';

const FROM = '2025-11-03';
const TREATED = 60;
const HELD = 40;

let setup: EffectSetup;
afterEach(() => setup.api.close());

interface Bought {
  paid: number;
  cost: number | null;
}
/** The effect where each of the members who got 5.00 off, and each of those held out, bought once. */
const effectOf = async (treated: (n: number) => Bought, held: (n: number) => Bought) => {
  setup = await openSetup();
  const { api, shop, at, order } = setup;
  api.now = at(FROM);
  const { id } = await promote(shop, 'Half', {
    rewards: off(500),
    startsAt: at(FROM),
    endsAt: at('2025-11-17'),
    holdoutBps: 5000,
  });
  const members: Record<'held' | 'treated', string[]> = { held: [], treated: [] };
  for (let n = 0; members.held.length < HELD || members.treated.length < TREATED; n++) {
    const isHeld = isHeldOut(id, `member:H${n}`, 5000);
    const side = isHeld ? members.held : members.treated;
    if (side.length < (isHeld ? HELD : TREATED)) side.push(`H${n}`);
  }
  const rows = [...members.held, ...members.treated].map((externalId) => ({
    externalId,
    joinedAt: at('2025-10-01'),
  }));
  await shop.store('POST', '/api/store/members/batch', { rows });
  for (const [n, one] of members.treated.entries())
    await order(`t-${one}`, '2025-11-05', one, { ...treated(n), off: [[id, 500]] });
  for (const [n, one] of members.held.entries())
    await order(`h-${one}`, '2025-11-06', one, held(n));
  api.now = NOW;
  return setup.effect(`promotions/${id}`);
};

test('an interval that contains zero gives no figure and no return, only itself', async () => {
  const { lift, ...report } = await effectOf(
    (n) => ({ paid: n % 2 === 0 ? 9500 : 1000, cost: 400 }),
    (n) => ({ paid: n % 2 === 0 ? 9000 : 1000, cost: 400 }),
  );
  expect(report).toMatchObject({ enough: true, orders: TREATED, baseline: { kind: 'holdout' } });
  expect(lift).toMatchObject({ incrementalRevenue: null });
  expect(lift?.low).toBeLessThan(0);
  expect(lift?.high).toBeGreaterThan(0);
  expect(report.roiBps).toBeNull();
});
test.each([
  [0.8, 'a return'],
  [0.78, 'no return'],
])('with %f of the sales at known cost a shown lift gives %s', async (share, told) => {
  const isKnown = (n: number, of: number) => n < Math.round(share * of);
  const { lift, roiBps, costKnownBps } = await effectOf(
    (n) => ({ paid: 3000, cost: isKnown(n, TREATED) ? 1000 : null }),
    (n) => ({ paid: 1000, cost: isKnown(n, HELD) ? 400 : null }),
  );
  expect(costKnownBps).toBe(Math.round((Math.round(share * TREATED) * 10_000) / TREATED));
  expect(lift?.incrementalRevenue).toBe(TREATED * 2000);
  expect(roiBps === null ? 'no return' : 'a return').toBe(told);
});

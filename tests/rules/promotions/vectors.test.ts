/** Promotion cases of other shop systems, each under the settings that match its source. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldCode } from '#contract/promotions/codes';
import { inexpressible, type PeerCase, runPeerCase } from './vectorAdapter.ts';

const file = join(import.meta.dirname, '../../../../shared/data/promotion-vectors.json');
const MAX_INEXPRESSIBLE = 8;

const WORDS: Record<string, readonly string[]> = {
  budget_exceeded: ['budgetReached'],
  conditions_not_met: [
    'belowThreshold',
    'aboveThreshold',
    'otherGroup',
    'otherLevel',
    'otherOrderNumber',
    'otherShipping',
    'noDelivery',
    'memberNeeded',
    'tooFewUnits',
    'nothingInScope',
  ],
  disabled: [],
  expired: ['ended'],
  not_started: ['notStarted'],
  outside_dates: ['notStarted', 'ended'],
  per_customer_limit: ['memberUsesReached', 'memberNeeded'],
  usage_limit: ['usesReached'],
  unknown_code: ['unknownCode'],
};

describe.skipIf(!existsSync(file))('promotion cases of other shop systems', () => {
  const cases = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: PeerCase[] }).cases
    : [];
  const expressible = cases.filter((peer) => inexpressible(peer) === null);

  test('at most eight cases cannot be expressed in our terms, each with a reason', () => {
    const inexpressibleCases = cases.flatMap((peer) => {
      const reason = inexpressible(peer);
      return reason ? [`${peer.id}: ${reason}`] : [];
    });
    expect(inexpressibleCases.slice(MAX_INEXPRESSIBLE)).toEqual([]);
    if (cases.some(({ id }) => id === 'ven-01'))
      expect(inexpressibleCases).toContain('ven-01: letter case of codes never matters here');
  });

  test.each(expressible.map((peer) => [`${peer.id} ${peer.source.scenario}`, peer] as const))(
    'the engine gives the expected discounts for %s',
    (_, peer) => {
      const { expected } = peer;
      const result = runPeerCase(peer);
      const loose = peer.flags.includes('per_line_may_differ_by_1') ? 1 : 0;
      const off = (
        actual: Record<string, number>,
        wanted: Record<string, number> | null | undefined,
      ) =>
        Object.entries(wanted ?? {}).filter(
          ([name, amount]) => Math.abs((actual[name] ?? 0) - amount) > loose,
        );
      expect(off(result.lineDiscounts, expected.line_discounts)).toEqual([]);
      expect(off(result.shippingDiscounts, expected.shipping_discounts)).toEqual([]);
      expect(result).toMatchObject({
        orderDiscount: expected.order_discount,
        goodsDiscount: expected.goods_discount,
        shippingDiscount: expected.shipping_discount,
        goodsTotal: expected.goods_total,
        shippingTotal: expected.shipping_total,
      });
      expect(result.goodsTotal + result.shippingTotal).toBe(expected.total);
      for (const { code, promotion, reason } of expected.rejected) {
        const verdict = result.verdicts[promotion ?? `code ${foldCode(code ?? '')}`];
        // A promotion that is switched off is not looked at.
        if (verdict === undefined && reason === 'disabled') continue;
        expect(WORDS[reason] ?? [reason]).toContain(verdict);
      }
    },
  );
});

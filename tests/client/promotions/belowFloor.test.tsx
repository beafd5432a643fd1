/** A price below the floor is said at its field and in the check, for just the price that is typed. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { Finding } from '#contract/promotions/review';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { FindingsContext } from '../../../client/promotions/promotions/findingsContext.ts';
import { ReductionFields } from '../../../client/promotions/promotions/inputs/ReductionFields.tsx';
import { useBelowFloor } from '../../../client/promotions/promotions/inputs/useBelowFloor.tsx';
import { newReward } from '../../../client/promotions/promotions/newTerms.ts';
import { useFindings } from '../../../client/promotions/promotions/review/useFindings.ts';

afterEach(cleanup);

const found = (kind: 'flashBelowFloor' | 'fixedBelowFloor', count: number): Finding => ({
  kind,
  count,
  variants: Array.from({ length: Math.min(count, 7) }, (_, index) => ({
    variantId: index + 1,
    name: 'Vase',
    sku: `V${index + 1}`,
    price: 9000,
    offered: 3999,
    floor: 4000 + index,
  })),
});

const Sentence = ({ finding }: { finding: Finding }) => <p>{useFindings([finding])}</p>;
const FlashPrice = ({ variantId, price }: { variantId: number; price: number }) => (
  <p>{useBelowFloor('flashBelowFloor', price, variantId) ?? 'Fine'}</p>
);

const show = (page: React.ReactNode, findings: Finding[], language: 'en' | 'zh' = 'en') =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        i18nProvider={polyglotI18nProvider(() => (language === 'en' ? english : chinese), language)}
      >
        <FindingsContext value={findings}>{page}</FindingsContext>
      </CoreAdminContext>
    </MemoryRouter>,
  );
const fixedAt = (price: number) => (
  <Form defaultValues={{ reward: { ...newReward('fixedPrice'), price } }}>
    <ReductionFields source="reward" />
  </Form>
);

test('a fixed price says beside its field how many floors are above it, and the highest', async () => {
  show(fixedAt(3999), [found('fixedBelowFloor', 2)]);
  const field = await screen.findByDisplayValue('39.99');
  const help = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  expect(help?.textContent).toMatch(/^Below the floor prices of 2 variants, up to .*40\.01:/);
});

test('a price that was typed since the check is not judged by it', async () => {
  show(fixedAt(4500), [found('fixedBelowFloor', 1)]);
  await screen.findByDisplayValue('45.00');
  expect(screen.queryByText(/floor/)).toBeNull();
});

test('each flash price is judged by the floor of its own variant', async () => {
  const prices = (
    <>
      <FlashPrice variantId={7} price={3999} />
      <FlashPrice variantId={8} price={3999} />
      <FlashPrice variantId={7} price={4006} />
    </>
  );
  show(prices, [found('flashBelowFloor', 7)]);
  expect(await screen.findAllByText('Fine')).toHaveLength(2);
  expect(screen.getAllByText(/^Below the floor price of .*40\.06: it is not sold/)).toHaveLength(1);
});

test.each([
  ['en', /^The flash prices of 7 variants are below .*Vase · V5 .*; 2 more\.$/],
  ['zh', /^有 7 个规格的抢购价低于底价.*Vase · V5.*；其余 2 个。$/],
] as const)(
  'the check names the first of many prices below floors, in %s',
  async (language, text) => {
    show(<Sentence finding={found('flashBelowFloor', 7)} />, [], language);
    expect((await screen.findByText(/V1/)).textContent).toMatch(text);
  },
);

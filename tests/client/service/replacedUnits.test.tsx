/** Units that were replaced before are told to whoever refunds them, and of goods that came in. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { CaseDetail } from '#contract/service/cases';
import type { RefundQuote } from '#contract/service/refundQuotes';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { RefundOutcome } from '../../../client/service/refunds/RefundOutcome.tsx';
import { InspectedLines } from '../../../client/service/shared/returns/InspectedLines.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const show = (part: ReactNode, messages: typeof english) =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(() => messages, 'en', [], { allowMissing: true })}
      >
        {part}
      </CoreAdminContext>
    </MemoryRouter>,
  );

const lineOf = (
  id: string,
  freelyReplaced: RefundQuote['orderLines'][number]['freelyReplaced'],
) => ({
  id,
  sku: id,
  name: id,
  freelyReplaced,
});
const quote = {
  lines: [{ kind: 'units', lineId: 'CUP', sku: 'CUP', name: 'Cup', quantity: 1, amount: 1000 }],
  orderLines: [
    lineOf('CUP', [{ units: 2, caseId: 7, caseNumber: 'CS-7' }]),
    lineOf('MUG', [{ units: 1, caseId: null, caseNumber: null }]),
  ],
  payments: [],
  tenders: [],
  gifts: [],
  total: 1000,
  refusal: null,
  approvalAbove: null,
  pointsDue: 0,
  pointsReturned: 0,
  couponReturns: false,
} as unknown as RefundQuote;

test.each([
  [english, /^CUP: 2 units were already replaced at no charge, by CS-7/],
  [chinese, /^CUP：已有 2 件在 CS-7 中免费换货/],
])(
  'a refund says of its lines how many units were replaced, and on which case',
  async (messages, said) => {
    show(<RefundOutcome quote={quote} isStale={false} />, messages);
    await screen.findByText(said);
    expect(screen.queryByText(/^MUG/)).toBeNull();
  },
);

test.each([
  [english, /^Cup: .*of which exchange replacements: 1$/],
  [chinese, /^Cup：.*其中换货商品：1 件$/],
])('what was found says how many of the units are replacements', async (messages, told) => {
  const record = { lines: [{ lineNumber: 1, sku: null, name: 'Cup' }] } as unknown as CaseDetail;
  const found = { lineNumber: 1, disposition: 'resellable', units: 2 } as const;
  const inspected = [
    { ...found, replacedUnits: 1 },
    { ...found, disposition: 'scrap', replacedUnits: 0 } as const,
  ];
  show(
    <ul>
      <InspectedLines record={record} inspected={inspected} />
    </ul>,
    messages,
  );
  const items = await screen.findAllByRole('listitem');
  expect(items.map(({ textContent }) => told.test(textContent ?? ''))).toEqual([true, false]);
});

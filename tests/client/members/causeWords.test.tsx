/** What caused an entry is named in the language of the screen, and linked where it has a page. */
import { cleanup, render } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { EntryCause, PointSource } from '#contract/members/points';
import { chinese } from '../../../client/layout/chinese.ts';
import { CauseLink } from '../../../client/members/shared/CauseLink.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'zh' };
const ME = { id: '1', name: 'Mia', role: 'owner', store: STORE };
const NONE: EntryCause = {
  ruleNames: null,
  record: null,
  name: null,
  names: null,
  opener: null,
};
const SPEND = { ruleKey: 'spend', cause: { ruleNames: { en: 'Shopping', zh: '消费得积分' } } };

const textOf = (
  source: PointSource,
  sourceId: string,
  { ruleKey = '', cause = {} }: { ruleKey?: string; cause?: Partial<EntryCause> } = {},
) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const entry = { source, sourceId, ruleKey, cause: { ...NONE, ...cause } };
  const { container } = render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(() => chinese, 'zh')}
        queryClient={queryClient}
      >
        <CauseLink entry={entry} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const link = container.querySelector('a')?.getAttribute('href') ?? null;
  return [container.textContent, link];
};

test('an order and a return are links, with the rule by its name', () => {
  const order = { record: { resource: 'orders', id: 7 }, name: 'A-7' } as const;
  const { cause } = SPEND;
  expect(textOf('order', 'A-7', { ruleKey: 'spend', cause: { ...order, ...cause } })).toEqual([
    '订单 A-7；消费得积分',
    '/orders/7/show',
  ]);
  expect(
    textOf('return', 'R-1', { cause: { record: { resource: 'returns', id: 3 }, name: 'R-1' } }),
  ).toEqual(['退货 R-1', '/returns/3/show']);
});

test('levels, activities and referrals are named, and numbers of our own are never shown', () => {
  expect(textOf('level', 'diamond', { cause: { names: { en: 'Diamond', zh: '钻石' } } })[0]).toBe(
    '会员等级 钻石',
  );
  expect(
    textOf('activity', '12', {
      cause: { record: { resource: 'memberEntries', id: 12 }, names: { en: 'Draw', zh: '抽奖' } },
    }),
  ).toEqual([expect.stringContaining('抽奖'), '/memberEntries/12/show']);
  expect(textOf('referral', '1', { cause: { name: 'M1 → M2' } })[0]).toBe('邀请好友 M1 → M2');
  expect(textOf('referral', '1')[0]).toBe('邀请好友');
  expect(textOf('event', 'registration', SPEND)[0]).toBe('注册；消费得积分');
});

test('what lapses is a batch of a day, with what had opened it', () => {
  const opener = {
    source: 'order',
    sourceId: 'A-7',
    ruleKey: 'spend',
    day: '2025-11-03',
    cause: { ...NONE, record: { resource: 'orders', id: 7 }, name: 'A-7', ...SPEND.cause },
  } as const;
  const [text] = textOf('lot', '366', { cause: { opener } });
  expect(text).toMatch(/2025.*11.*3.*的批次（订单 A-7；消费得积分）/);
  expect(text).not.toContain('366');
});

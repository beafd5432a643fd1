/** What is said of the points that a member activity can give, in both languages: how many, or that there is no limit. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { ApprovalAlert } from '../../../client/promotions/shared/activityApprovals/ApprovalAlert.tsx';
import { MostGiven } from '../../../client/promotions/shared/activityApprovals/MostGiven.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const LANGUAGES = { en: english, zh: chinese };

const show = (language: keyof typeof LANGUAGES, page: React.ReactNode) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const nothing = async () => ({ data: [], total: 0 });
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ call: nothing, getList: nothing, getMany: nothing })}
        i18nProvider={polyglotI18nProvider(() => LANGUAGES[language], language, [], {
          allowMissing: true,
        })}
        queryClient={queryClient}
      >
        {page}
      </CoreAdminContext>
    </MemoryRouter>,
  );
};
const activity = (more: Partial<MemberActivity>) =>
  ({
    approval: 'submitted',
    archivedAt: null,
    askedBy: 'Marketer',
    approverName: null,
    decision: null,
    authorIds: [],
    mostPoints: null,
    ...more,
  }) as unknown as MemberActivity;

test.each([
  ['en', null, /There is no limit to the points it can give: more than Marketer may give in a day/],
  ['en', 26_570, /It can give 26,570 points in all: more than Marketer/],
  ['zh', null, /会员暂不能参与：可发放的积分没有上限，超出营销运营每天可自行发放的限额/],
  ['zh', 26_570, /会员暂不能参与：合计最多可发放 26,570 积分，超出营销运营每天/],
] as const)('of one that waits, in %s, of %s points', async (language, mostPoints, said) => {
  show(language, <ApprovalAlert activity={activity({ mostPoints })} />);
  expect((await screen.findByRole('alert')).textContent).toMatch(said);
});

test.each([
  ['en', /There is no limit to the points it can give, which Manager rejected: “Too many”/],
  ['zh', /会员不能参与：可发放的积分没有上限，店长已驳回，原因：“Too many”/],
] as const)('of one that was rejected, in %s', async (language, said) => {
  const rejected = { approval: 'rejected', approverName: 'Manager', decision: 'Too many' } as const;
  show(language, <ApprovalAlert activity={activity(rejected)} />);
  expect((await screen.findByRole('alert')).textContent).toMatch(said);
});

test.each([
  ['en', null, 'There is no limit to the points it can give. What is above'],
  ['en', 100, 'It can give 1,000 points in all. What is above'],
  ['zh', null, '本活动可发放的积分没有上限。超出'],
  ['zh', 100, '本活动合计最多可发放 1,000 积分。超出'],
] as const)('while it is written, in %s, for %s entries', async (language, maxEntries, said) => {
  const held = { kind: 'reward', points: 10, maxEntries, winners: null, prizes: [] };
  show(
    language,
    <Form defaultValues={held}>
      <MostGiven />
    </Form>,
  );
  expect(await screen.findByText(new RegExp(said))).toBeTruthy();
});

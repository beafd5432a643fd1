/** The questions before verbs on all promotions of a campaign: which promotions each reaches, and what it does to them. */
import { QueryClient } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { expect, test } from 'vitest';
import type { CampaignDetail, CampaignVerb } from '#contract/promotions/campaigns';
import { chinese } from '../../../client/layout/chinese.ts';
import { en as ERRORS } from '../../../client/promotions/promotions/messages/errors.ts';
import { english } from '../../../client/layout/english.ts';
import { useWholeCampaign } from '../../../client/promotions/campaigns/useWholeCampaign.ts';
import { answeredBy, loggedInAs } from '../support/providers.ts';

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: '1', name: 'Ann', role: 'marketer', store: STORE };

const verbsFor = async (concerned: object | undefined, language: 'en' | 'zh' = 'en') => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const campaign = { id: 1, name: 'Double 12', promotions: 2, concerned };
  const { result } = renderHook(() => useWholeCampaign(campaign as object as CampaignDetail), {
    wrapper: ({ children }) => (
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(
          () => ({ en: english, zh: chinese })[language],
          language,
        )}
        queryClient={queryClient}
      >
        {children}
      </CoreAdminContext>
    ),
  });
  await waitFor(() => expect(result.current.some(({ isAllowed }) => isAllowed)).toBe(true));
  const questionOf = (verb: CampaignVerb) =>
    result.current.find(({ key }) => key === verb)?.confirm?.();
  return {
    linesOf: (verb: CampaignVerb) => questionOf(verb)?.lines ?? [],
    refusalOf: (verb: CampaignVerb) => questionOf(verb)?.refusal,
    offered: () => result.current.filter((one) => one.isAllowed).map((one) => one.key),
  };
};
const one = (id: number, more: object = {}) => ({
  id,
  name: `P${id}`,
  refusal: null,
  draft: null,
  ...more,
});
const NONE = { submit: [], pause: [], resume: [], end: [] };
const at = (day: number) => Date.UTC(2026, 11, day);
const draftOf = (effect: string | null, more: object = {}) => ({
  draft: {
    revision: 3,
    endsAt: at(6),
    effect,
    liveRevision: effect === null ? null : 4,
    liveEndsAt: at(2) + 3_600_000,
    ...more,
  },
});

test.each<CampaignVerb>(['submit', 'pause', 'resume', 'end'])(
  '“%s” names the promotions that it reaches, the first ones and how many more',
  async (verb) => {
    const { linesOf } = await verbsFor({
      ...NONE,
      [verb]: [1, 2, 3, 4, 5, 6, 7].map((id) => one(id)),
    });
    expect(linesOf(verb)[0]).toBe('This concerns: “P1”, “P2”, “P3”, “P4”, “P5”, and 2 more');
  },
);

test('submitting all says that an ended promotion starts again, and which terms in force are replaced', async () => {
  const submit = [
    one(1, draftOf('startsAgain')),
    one(2, draftOf('replaces')),
    one(3, draftOf(null)),
    one(4, draftOf('startsAgain', { endsAt: null })),
  ];
  const { linesOf } = await verbsFor({ ...NONE, submit });
  expect(linesOf('submit').slice(1, -1)).toEqual([
    expect.stringMatching(/^“P1”: It ended on .*Dec.* Version 3 starts it again, until .*5.*\.$/),
    '“P2”: Version 3 replaces version 4, which is in force.',
    expect.stringMatching(/^“P4”: .*starts it again, without an end\.$/),
  ]);
  const inChinese = await verbsFor({ ...NONE, submit }, 'zh');
  expect(inChinese.linesOf('submit')[1]).toMatch(/^“P1”：促销已于 .* 结束，第 3 版将使其重新开始/);
});

test('what is known to be refused is named with the reason, and not as reached', async () => {
  const refusal = 'promotions.errors.pastCampaign';
  const { linesOf } = await verbsFor({ ...NONE, submit: [one(1), one(2, { refusal })] });
  const [reached, refused] = linesOf('submit');
  expect(reached).toBe('This concerns: “P1”');
  expect(refused).toContain(
    `It cannot be done for: “P2”: ${ERRORS.promotions.errors.pastCampaign}`,
  );
});

test('a question says so, and does not send, where every promotion would be refused', async () => {
  const refusal = 'promotions.errors.pastCampaign';
  const { linesOf, refusalOf } = await verbsFor({
    ...NONE,
    submit: [one(1, { refusal }), one(2, { refusal })],
    pause: [one(1, { refusal }), one(2)],
  });
  expect(refusalOf('submit')).toBe('campaigns.whole.wouldRefuseAll');
  expect(linesOf('submit')).toEqual([expect.stringContaining('“P1”: ')]);
  expect(refusalOf('pause')).toBeUndefined();
});

test('a verb that reaches nothing is not offered', async () => {
  const { offered } = await verbsFor({ ...NONE, pause: [one(1)], end: [one(1)] });
  expect(offered()).toEqual(['pause', 'end']);
});

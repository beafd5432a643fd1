/** What the page of a promotion says of a draft beside terms that have ended, and of a draft that would be refused. */
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { en as ERRORS } from '../../../client/promotions/promotions/messages/errors.ts';
import { english } from '../../../client/layout/english.ts';
import type { PromotionPage } from '../../../client/promotions/promotions/draft.ts';
import { newTerms } from '../../../client/promotions/promotions/newTerms.ts';
import { Standing } from '../../../client/promotions/promotions/page/Standing.tsx';
import { Summary } from '../../../client/promotions/promotions/page/Summary.tsx';
import { WhenSection } from '../../../client/promotions/promotions/sections/WhenSection.tsx';
import { VerbDialog } from '../../../client/ui/feedback/VerbDialog.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: '1', name: 'Ann', role: 'marketer', store: STORE };
const DAY = 86_400_000;

const show = (page: React.ReactNode) => {
  const nothing = async () => ({ data: [], total: 0 });
  return render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ call: nothing, getMany: nothing, getList: nothing })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
      >
        {page}
      </CoreAdminContext>
    </MemoryRouter>,
  );
};
const promotionWith = (more: object, open: object = {}) => {
  const terms = newTerms(0, 'percent');
  return {
    id: 1,
    name: 'Spring',
    terms,
    phase: 'ended',
    pausedAt: null,
    liveRevision: 4,
    endsAt: Date.UTC(2026, 10, 30, 12),
    open: { revision: 3, status: 'draft', authorId: '1', authorName: 'Ann', terms, ...open },
    ...more,
  } as object as PromotionPage;
};

test.each([
  ['ended', /^Version 3 is a draft\. Version 4 ended on .*Nov 30.*; nothing applies until/],
  ['running', /^Version 3 is a draft\. Version 4 stays in force until/],
])('beside terms that are %s, a draft says what applies', async (phase, said) => {
  show(<Standing promotion={promotionWith({ phase })} />);
  expect((await screen.findByRole('alert')).textContent).toMatch(said);
});

test('what waits for approval says who sent it, and leaves the persons who may approve to their own line', async () => {
  show(<Standing promotion={promotionWith({}, { status: 'submitted' })} />);
  const { textContent } = await screen.findByRole('alert');
  expect(textContent).toBe('Submitted by Ann. Needs approval by somebody who did not work on it.');
});

test.each([
  ['ended', /^What customers got by version 4, until .*Nov 30/],
  ['running', /^What customers get now/],
])('terms that are %s are headed by what they are', async (phase, title) => {
  show(<Summary promotion={promotionWith({ phase })} actions={null} />);
  const headings = await screen.findAllByRole('heading');
  expect(headings.at(-1)?.textContent).toMatch(title);
});

test('a verb that is known to be refused says why, and is not sent', async () => {
  const perform = vi.fn();
  show(
    <VerbDialog
      title="Submit?"
      lines={['It starts.']}
      refusal="promotions.errors.pastCampaign"
      verb="Submit"
      reason="optional"
      perform={perform}
      onClose={() => {}}
    />,
  );
  expect((await screen.findByRole('alert')).textContent).toBe(
    ERRORS.promotions.errors.pastCampaign,
  );
  expect(screen.getByRole('button', { name: 'Submit' })).toHaveProperty('disabled', true);
  expect(screen.queryByRole('textbox')).toBe(null);
});

test.each([
  [0, true],
  [1, true],
  [DAY - 1, true],
  [DAY, true],
  [DAY + 1, false],
])(
  'an end %i ms after 1970 is marked at once beside a start on 2 January 1970: %s',
  (endsAt, isMarked) => {
    show(
      <Form defaultValues={{ campaignId: null, terms: { startsAt: DAY, endsAt, hours: [] } }}>
        <WhenSection isNew={false} />
      </Form>,
    );
    const said = screen.queryByText('It would end before it begins.');
    expect(said !== null).toBe(isMarked);
    const marked = [...document.querySelectorAll('[aria-invalid="true"]')];
    expect(marked.length > 0).toBe(isMarked);
  },
);

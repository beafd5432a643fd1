/** The member's page says what the member allows and who they are, with who said so. */
import { cleanup, configure, render, screen } from '@testing-library/react';
import { AdminContext, memoryStore, TestMemoryRouter } from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import type { Member } from '#contract/members/members';
import { createI18n } from '../../../client/i18n.ts';
import { ConsentSection } from '../../../client/members/members/ConsentSection.tsx';
import { ProfileSection } from '../../../client/members/members/ProfileSection.tsx';
import { NO_FACTS } from '#server/members/members/facts';
import { answeredBy, loggedInAs } from '../support/providers.ts';

// The first test waits for modules to load.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

const AT = Date.UTC(2026, 2, 3, 4);
const store = { storeName: 'Shop', currency: 'CNY', timeZone: 'UTC', language: 'en', decimals: 2 };
const open = async (facts: Partial<Member>) => {
  const member = { ...NO_FACTS, ...facts } as Member;
  render(
    <TestMemoryRouter>
      <AdminContext
        i18nProvider={await createI18n('en')}
        authProvider={loggedInAs({ id: '1', role: 'agent', store })}
        dataProvider={answeredBy({})}
        store={memoryStore()}
      >
        <ConsentSection member={member} />
        <ProfileSection member={member} />
      </AdminContext>
    </TestMemoryRouter>,
  );
};
const factNamed = async (name: string) =>
  (await screen.findByText(name)).nextElementSibling?.textContent;

test('says what is allowed and refused, where and when, and what was never asked', async () => {
  await open({
    marketingConsent: false,
    marketingConsentSource: 'Checkout',
    marketingConsentAt: AT,
  });
  expect(await factNamed('Marketing messages')).toMatch(/^RefusedCheckout · .*2026/);
  expect(await factNamed('Member profile')).toBe('Never asked');
});

test('says who the member is in words, and who said so', async () => {
  await open({
    profilingConsent: true,
    profilingConsentSource: 'Registration',
    profilingConsentAt: AT,
    ageBand: '25_34',
    interests: ['Tea', 'Running'],
    profileSources: {
      ageBand: { source: 'survey', at: AT },
      interests: { source: 'member', at: AT },
    },
  });
  expect(await factNamed('Age')).toMatch(/^25 to 34From a survey · .*2026/);
  expect(await factNamed('Interests')).toMatch(/^Tea, RunningThe member said so/);
  expect(screen.queryByText('Education')).toBeNull();
});

test('says why nothing is shown of a member who refuses a profile', async () => {
  await open({ profilingConsent: false, profilingConsentSource: 'Call', profilingConsentAt: AT });
  expect(await screen.findByText(/refuses a profile/)).toBeDefined();
});

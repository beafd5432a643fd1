/** Service times: a manager sets a make-up day, orders policies and asks which one applies; an agent sees when a ticket is due. */
import { expect, inject, test } from 'vitest';
import type { ServiceCalendar } from '#contract/service/calendars';
import type { ServicePolicy } from '#contract/service/servicePolicies';
import type { Ticket } from '#contract/service/tickets';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open, url } = useBrowser();
const view = { language: 'en', theme: 'light', viewport: WIDE } as const;

const read = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${url()}/api${path}`, {
    headers: { Cookie: inject('store').cookies.owner },
  });
  return (await answer.json()) as T;
};

test('a manager makes a Sunday of the year a working day, with its hours and the reason', async () => {
  const { page, complaints } = await open({ as: 'manager', ...view });
  const [calendar] = await read<ServiceCalendar[]>('/serviceCalendars');
  await page.goto(`/#/serviceCalendars/${calendar?.id}`);
  await settled(page, 'Business hours');
  await page.getByRole('button', { name: 'Year after' }).click();
  await page.getByRole('button', { name: 'Sunday, January 3, 2027: free' }).click();
  await page
    .getByRole('button', { name: 'Sunday, January 3, 2027: make-up working day' })
    .waitFor();
  const day = page.getByRole('group', { name: 'Sunday, January 3, 2027' });
  await day.getByLabel('Reason').fill('New Year');
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'Save' }).click();
  await settled(page, 'Service calendars');
  const saved = await read<ServiceCalendar>(`/serviceCalendars/${calendar?.id}`);
  expect(saved.exceptions.find((one) => one.day === '2027-01-03')).toMatchObject({
    kind: 'open',
    note: 'New Year',
    windows: [
      { from: 540, to: 720 },
      { from: 810, to: 1080 },
    ],
  });
  expect(complaints).toEqual([]);
});

test('a manager changes the order of policies and sees which one a ticket would get', async () => {
  const { page, complaints } = await open({ as: 'manager', ...view });
  await page.goto('/#/servicePolicies');
  await settled(page, 'Service policies');
  const tester = page.getByRole('region', { name: 'Which policy would this ticket get?' });
  await tester.getByRole('link', { name: 'All other tickets' }).waitFor();
  await tester.getByLabel('Severity').click();
  await page.getByRole('option', { name: '1 critical' }).click();
  await tester.getByRole('link', { name: 'Grave complaints' }).waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'Move Grave complaints down' }).click();
  await page.getByRole('button', { name: 'Move Grave complaints down', disabled: true }).waitFor();
  const order = await read<ServicePolicy[]>('/servicePolicies?sort=["position","ASC"]');
  expect(order.map(({ names }) => names.en)).toEqual([
    'Premium and diamond members',
    'Grave complaints',
    'All other tickets',
  ]);
  expect(complaints).toEqual([]);
});

test.each([
  ['en', 'light', WIDE, 'Service times'],
  ['zh', 'dark', PHONE, '服务时效'],
] as const)(
  'the page of a ticket shows all its clocks in %s, %s',
  async (language, theme, viewport, heading) => {
    const { page, complaints } = await open({ as: 'agent', language, theme, viewport });
    const [ticket] = await read<Ticket[]>('/tickets?filter={"isLive":true}');
    await page.goto(`/#/tickets/${ticket?.id}/show`);
    await settled(page, ticket?.number);
    await page.getByRole('region', { name: heading }).waitFor();
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    await page.goto('/#/tickets');
    await settled(page);
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    expect(complaints).toEqual([]);
  },
);

/** Late rewards: a manager comes from the programme, selects orders that arrived late, and lets all of them earn. */
import { expect, inject, test } from 'vitest';
import { DAY_MS } from '#shared/days';
import { settled, useBrowser, WIDE } from './support/browser.ts';
import { now } from './support/clock.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open, url } = useBrowser();

const post = async <T>(path: string, headers: Record<string, string>, body: object): Promise<T> => {
  const answer = await fetch(`${url()}/api${path}`, {
    method: 'POST',
    headers: { ...headers, Origin: url(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};

/** The shop sends two orders that were paid five weeks ago. */
const sendLate = async () => {
  const { secret } = await post<{ secret: string }>(
    '/apiKeys',
    { Cookie: inject('store').cookies.owner },
    { name: 'Late', scopes: ['orders.write'] },
  );
  const at = now() - 35 * DAY_MS;
  for (const externalId of ['LATE-1', 'LATE-2'])
    await post(
      '/store/orders',
      { Authorization: `Bearer ${secret}` },
      {
        externalId,
        channel: 'web',
        currency: 'CNY',
        memberExternalId: `buyer-${externalId}`,
        lines: [{ sku: 'LATE', name: 'Mug', quantity: 1, unitPrice: 9_900, paid: 9_900 }],
        statuses: ['placed', 'paid'].map((status) => ({ status, at })),
      },
    );
};

test('a manager lets the selected late orders earn, all of them by one decision', async () => {
  await sendLate();
  const { page, complaints } = await open({
    as: 'manager',
    language: 'en',
    theme: 'light',
    viewport: WIDE,
  });
  await page.goto('/#/programmeVersions');
  await settled(page, /^Programme/);
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('link', { name: 'Late rewards' }).click();
  await settled(page, /^Late rewards/);
  await page.getByRole('link', { name: 'LATE-1', exact: true }).waitFor();
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  const bar = page.locator('[data-test=bulk-actions-toolbar]');
  await bar.getByRole('button', { name: 'Approve' }).waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await bar.getByRole('button', { name: 'Approve' }).click();
  const dialog = page.getByRole('dialog', { name: 'Let members earn for these 2?' });
  await dialog.getByLabel(/Reason/).pressSequentially('The connection was down');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('2 decided.').waitFor();
  await page
    .getByRole('row', { name: /LATE-1/ })
    .getByText('Approved')
    .waitFor();
  expect(complaints).toEqual([]);
});

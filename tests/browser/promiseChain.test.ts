/**
 * The promise of after-sales service from end to end: a shopper asks on a phone for other goods, pays the difference and gets
 * them, is asked how it went, and in the end brings everything back.
 */
import { beforeAll, expect, inject, test } from 'vitest';
import { SCOPES } from '#contract/platform/apiKeys';
import { png } from '../api/support/pictures.ts';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { now } from './support/clock.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const DAY = 86_400_000;
const ORDER = 'chain-order';
const { open, url } = useBrowser();

type Role = 'owner' | 'manager' | 'agent';
let secret = '';
const send = async <T>(
  headers: Record<string, string>,
  method: string,
  path: string,
  body?: object,
) => {
  const answer = await fetch(`${url()}/api${path}`, {
    method,
    headers: { ...headers, Origin: url(), 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};
const as = <T>(role: Role, method: string, path: string, body?: object) =>
  send<T>({ Cookie: inject('store').cookies[role] }, method, path, body);
const shop = <T>(path: string, body: object) =>
  send<T>({ Authorization: `Bearer ${secret}` }, 'POST', `/store${path}`, body);

const discountOfCode = async (): Promise<number> => {
  const quote = await shop<{ totals: { discount: number } }>('/quotes', {
    lines: [{ id: 'CHAIN-CUP', sku: 'CHAIN-CUP', quantity: 2 }],
    codes: ['CHAIN5'],
  });
  return quote.totals.discount;
};
interface Points {
  balance: { available: number; pending: number };
}
const pointsOf = async (memberId: number): Promise<number> => {
  const { balance } = await as<Points>('owner', 'GET', `/members/${memberId}/points`);
  return balance.available + balance.pending;
};

let memberId = 0;
let pointsBefore = 0;
beforeAll(async () => {
  const key = { name: 'Chain', scopes: SCOPES };
  ({ secret } = await as<{ secret: string }>('owner', 'POST', '/apiKeys', key));
  const shopper = { externalId: 'chain', name: 'Lin', email: 'chain@example.com' };
  memberId = (await shop<{ id: number }>('/members', shopper)).id;
  for (const [sku, basePrice] of [
    ['CHAIN-CUP', 3000],
    ['CHAIN-MUG', 4250],
  ] as const) {
    await shop('/products', {
      externalId: sku,
      names: { en: sku, zh: sku },
      status: 'active',
      variants: [{ sku, basePrice, cost: 100 }],
    });
  }
  const { id } = await as<{ id: number }>('owner', 'POST', '/promotions', {
    name: 'Chain',
    labels: { en: 'Chain', zh: '链' },
    terms: {
      lane: 'order',
      startsAt: now() - 30 * DAY,
      trigger: 'code',
      rewards: [{ kind: 'amount', amount: 500 }],
      limits: { budget: 100_000 },
    },
  });
  await as('owner', 'POST', `/promotions/${id}/submission`, {});
  const batch = { kind: 'shared', promotionId: id, name: 'Chain', code: 'CHAIN5', usesPerCode: 1 };
  await as('owner', 'POST', '/couponBatches', batch);
  pointsBefore = await pointsOf(memberId);
  await shop('/redemptions', {
    orderId: ORDER,
    member: 'chain',
    lines: [{ id: 'CHAIN-CUP', sku: 'CHAIN-CUP', quantity: 2 }],
    codes: ['CHAIN5'],
  });
  const at = now() - 3 * DAY;
  await shop('/orders', {
    externalId: ORDER,
    channel: 'web',
    memberExternalId: 'chain',
    currency: 'CNY',
    lines: [
      {
        id: 'CHAIN-CUP',
        sku: 'CHAIN-CUP',
        name: 'CHAIN-CUP',
        quantity: 2,
        unitPrice: 3000,
        paid: 5500,
      },
    ],
    statuses: ['placed', 'paid', 'shipped', 'delivered'].map((status) => ({ status, at })),
  });
  for (const [tender, amount] of [
    ['alipay', 5000],
    ['storeCredit', 500],
  ] as const)
    await shop('/payments', {
      externalId: `chain-${tender}`,
      orderExternalId: ORDER,
      tender,
      amount,
      currency: 'CNY',
      capturedAt: at,
      providerReference: `chain-${tender}`,
    });
});

/** A survey about exchanges, as soon as their ticket is resolved. */
const distribute = async (): Promise<number> => {
  const surveys = await as<{ id: number; publishedVersionId: number | null }[]>(
    'owner',
    'GET',
    '/surveys',
  );
  const surveyId = surveys.find(({ publishedVersionId }) => publishedVersionId !== null)?.id;
  const { id, version } = await as<Stored>('owner', 'POST', '/surveyDistributions', {
    surveyId,
    names: { en: 'After exchanges', zh: '换货后' },
    trigger: { kind: 'caseResolved', caseKinds: ['exchange'] },
    delayHours: 0,
    recontactDays: null,
    usesCooldown: false,
  });
  await as('owner', 'POST', `/surveyDistributions/${id}/start`, { version });
  return id;
};
interface Invited {
  memberId: number;
  ticketId: number;
  occurredAt: number;
  dueAt: number;
  sentAt: number | null;
  outReason: string | null;
}
const invitationOf = async (distributionId: number): Promise<Invited | undefined> => {
  const filter = encodeURIComponent(JSON.stringify({ distributionId }));
  return (await as<Invited[]>('owner', 'GET', `/surveyInvitations?filter=${filter}`))[0];
};

const found = async <T>(resource: string, filter: object): Promise<T> => {
  const [row] = await as<T[]>(
    'agent',
    'GET',
    `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );
  if (row === undefined) throw new Error(`Nothing in ${resource}`);
  return row;
};
interface Stored {
  id: number;
  number: string;
  version: number;
  stage: string;
}

test('a shopper asks for other goods with a photo, pays the difference, gets them, is sent the survey, and brings all of it back', async () => {
  const distributionId = await distribute();
  const link = await shop<{ url: string }>('/customerLinks', {
    memberExternalId: 'chain',
    orderExternalId: ORDER,
  });
  const phone = await open({ viewport: PHONE });
  const address = `${new URL(link.url).pathname}?lang=zh`;
  await phone.page.goto(address);
  await phone.page.getByRole('radio', { name: '换货' }).check();
  await phone.page.getByRole('spinbutton', { name: /^CHAIN-CUP/ }).fill('1');
  await phone.page.locator('#reason').selectOption('defective');
  await phone.page.getByRole('textbox', { name: '问题描述' }).fill('杯子有裂纹，想换成马克杯。');
  const photo = { name: 'cup.png', mimeType: 'image/png', buffer: await png() };
  await phone.page.locator('#photos').setInputFiles(photo);
  await phone.page.getByRole('button', { name: '提交申请' }).click();
  await phone.page.getByRole('status').getByText('我们已收到您的申请').waitFor();

  const ticket = await found<Stored>('tickets', { orderExternalId: ORDER });
  await as('agent', 'POST', `/tickets/${ticket.id}/tasks`, {
    title: 'Look at the cup',
    department: 'warehouse',
    dueAt: now() + DAY,
  });
  // The request began an exchange for the same goods; the shopper wants others.
  const begun = await found<Stored>('cases', { ticketId: ticket.id });
  const canceled = { version: begun.version, reason: null, input: {} };
  await as('agent', 'POST', `/cases/${begun.id}/actions/cancel`, canceled);
  const desk = await open({ as: 'manager', language: 'en', theme: 'light', viewport: WIDE });
  const { page } = desk;
  await page.goto(`/#/tickets/${ticket.id}/show`);
  await page.getByText('杯子有裂纹').first().waitFor();
  await page.getByRole('button', { name: 'Open case' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Units to exchange' }).fill('1');
  await dialog.getByRole('combobox', { name: 'Replacement' }).fill('CHAIN-MUG');
  await page.getByRole('option', { name: /CHAIN-MUG/ }).click();
  await dialog.getByRole('combobox', { name: 'Reason for the exchange' }).click();
  await page.getByRole('option').first().click();
  await dialog.getByRole('button', { name: 'Open case' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const { id } = await found<Stored>('cases', { ticketId: ticket.id, isOpen: true });
  const read = () => as<Stored>('manager', 'GET', `/cases/${id}`);

  await page.goto(`/#/cases/${id}/show`);
  await settled(page);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Receive goods', exact: true }).click();
  await dialog.getByRole('textbox', { name: /^CHAIN-CUP/ }).fill('1');
  await dialog.getByRole('button', { name: 'Receive goods', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await dialog.getByRole('textbox').first().fill('1');
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await dialog.getByRole('button', { name: 'Inspect', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Fix amount', exact: true }).click();
  await dialog.getByRole('button', { name: 'Fix amount', exact: true }).click();
  await page.getByText('The customer pays').waitFor();

  await phone.page.goto(address);
  await phone.page.getByText(/支付差价 ¥\s?15\.00/).waitFor();
  await phone.page.getByRole('button', { name: '同意补差价' }).click();
  await phone.page.getByText('您已同意支付差价').waitFor();
  await shop('/payments', {
    externalId: 'chain-difference',
    orderExternalId: (await read()).number,
    tender: 'alipay',
    amount: 1500,
    currency: 'CNY',
    capturedAt: now(),
    providerReference: 'chain-difference',
  });
  expect((await read()).stage).toBe('replacementReserved');
  const { details } = await as<{ details: { instructionId: number } }>(
    'manager',
    'GET',
    `/cases/${id}`,
  );
  const answer = { outcome: 'done', at: now() };
  await shop(`/instructions/${details.instructionId}/acknowledgement`, answer);
  await phone.page.goto(address);
  await phone.page.getByText('换货商品已寄出').waitFor();
  await phone.page.getByRole('button', { name: '确认收到换货商品' }).click();
  await phone.page.getByText('已完成。').first().waitFor();

  // The warehouse has looked, and the ticket is resolved: from then on the survey is due.
  const [task] = await as<Stored[]>('agent', 'GET', `/tickets/${ticket.id}/taskList`);
  await as('agent', 'POST', `/tickets/${ticket.id}/taskCompletion`, { taskId: task?.id });
  const { version } = await as<Stored>('agent', 'GET', `/tickets/${ticket.id}`);
  const { resolvedAt } = await as<{ resolvedAt: number }>(
    'agent',
    'POST',
    `/tickets/${ticket.id}/resolution`,
    { version, resolution: 'answered' },
  );

  // Everything comes back: the goods of the order, and what was paid on top for the mug.
  expect(await pointsOf(memberId)).toBeGreaterThan(pointsBefore);
  expect(await discountOfCode()).toBe(0);
  const order = await found<{ id: number }>('orders', { externalId: ORDER });
  const asked = {
    kind: 'goods',
    responsibility: 'merchant',
    lines: [{ id: 'CHAIN-CUP', quantity: 2 }],
  };
  const refund = await as<{
    id: number;
    total: number;
    payments: { key: string; tender: string; amount: number }[];
  }>('owner', 'POST', '/refunds', {
    ...asked,
    orderId: order.id,
    key: 'chain-refund',
    expected: 7000,
  });
  expect(refund.payments.map(({ tender, amount }) => [tender, amount])).toEqual([
    ['storeCredit', 500],
    ['alipay', 5000],
    ['alipay', 1500],
  ]);
  for (const { key, amount } of refund.payments)
    await shop(`/refundPayments/${key}/result`, {
      outcome: 'succeeded',
      amount,
      at: now(),
      reference: key,
    });
  expect(await pointsOf(memberId)).toBe(pointsBefore);
  expect(await discountOfCode()).toBe(500);
  await page.goto(`/#/refunds/${refund.id}/show`);
  await page.getByText('¥70.00').first().waitFor();
  // Sent by the work of every minute.
  await expect
    .poll(() => invitationOf(distributionId), { timeout: 90_000, interval: 1000 })
    .toBeDefined();
  const invited = await invitationOf(distributionId);
  expect(invited).toMatchObject({
    memberId,
    ticketId: ticket.id,
    occurredAt: resolvedAt,
    dueAt: resolvedAt,
    outReason: null,
  });
  expect(invited?.sentAt ?? 0).toBeGreaterThanOrEqual(resolvedAt);
  expect(desk.complaints).toEqual([]);
});

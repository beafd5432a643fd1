/** Customers answer proposals of complaints and disputes on their page, and are heard by the mediator there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import { DisputeDetails } from '#contract/service/disputes';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import { png } from '../support/pictures.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { type Desk, openDesk, timelineOf, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  // A third manager, who has had no part in anything.
  await desk.api.connection.transaction((tx) =>
    query(tx, `update staff set role = 'manager' where id = 'marketer'`),
  );
});
afterAll(() => desk.api.close());

const pathOf = async (ticketId: number) => {
  const path = `/api/tickets/${ticketId}/customerLinks`;
  return new URL((await desk.agent<NewCustomerLink>('POST', path, {})).body.url).pathname;
};
const pageOf = async (path: string, language = 'en') =>
  (await fetch(`${desk.api.url}${path}?lang=${language}`)).text();
const versionIn = (page: string) => /name="version"\s+value="(\d+)"/.exec(page)?.[1] ?? '';
const stepsIn = (page: string) =>
  [...page.matchAll(/name="step"\s+value="(\w+)"/g)].map(([, action]) => action);
const send = (path: string, fields: Record<string, string>, photo: Blob | null = null) => {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  if (photo) body.set('photos', photo, 'photo.png');
  return fetch(desk.api.url + path, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { 'accept-language': 'en' },
  });
};
const doneIn = (sent: Response) => /done=(\w+)/.exec(sent.headers.get('location') ?? '')?.[1];
const photoOf = async () => new Blob([new Uint8Array(await png(8, 8))]);

/** A complaint with a proposal, and the page of its ticket. */
const proposed = async () => {
  const { id: ticketId } = await write(desk.agent, { memberId: 1 });
  const { body } = await openCase(desk.agent, ticketId, 'complaint', { remedySought: 'refund' });
  const steps: readonly [string, object][] = [
    ['acknowledge', {}],
    ['assess', { isSafety: false, isLegal: false, isRecurring: false, affected: 'one', amount: 0 }],
    ['investigate', {}],
    ['propose', { decision: 'partlyUpheld', remedies: [{ kind: 'coupon', amount: 1250 }] }],
  ];
  for (const [action, input] of steps)
    expect((await stepOf(desk.agent, body.id, action, input)).status).toBe(200);
  const path = await pathOf(ticketId);
  return { id: body.id, ticketId, path, form: await formOf(path, body.id) };
};
const formOf = async (path: string, id: number) => ({
  case: String(id),
  version: versionIn(await pageOf(path)),
});

test('the page shows what is proposed for a complaint, and takes the yes of the customer once', async () => {
  const { id, path, form } = await proposed();
  const page = await pageOf(path);
  expect(page).toContain('You are right in part.');
  expect(page).toMatch(/Coupon.*12\.50/);
  expect(stepsIn(page)).toEqual(['accept', 'decline', 'withdraw']);
  expect(await pageOf(path, 'zh')).toContain('您的投诉部分成立。');
  expect(doneIn(await send(path, { ...form, step: 'accept' }))).toBe('stepTaken');
  expect(doneIn(await send(path, { ...form, step: 'decline', words: 'No' }))).toBe('stepOver');
  expect((await readCase(desk.agent, id)).stage).toBe('remedying');
});

test('a no needs a reason, keeps what was typed, and its photos are a message of the ticket', async () => {
  const { id, ticketId, path, form } = await proposed();
  const silent = await send(path, { ...form, step: 'decline', words: ' ' });
  expect([silent.status, await silent.text()]).toEqual([
    422,
    expect.stringContaining('Say why, in up to 500 characters.'),
  ]);
  const words = 'The cup cost <more>.';
  const noPicture = new Blob(['<svg onload="alert(1)"/>']);
  const refused = await send(path, { ...form, step: 'decline', words }, noPicture);
  const page = await refused.text();
  expect([refused.status, page.includes('no picture that we can read')]).toEqual([422, true]);
  expect(page).toContain('The cup cost &lt;more&gt;.');
  expect((await readCase(desk.agent, id)).stage).toBe('proposed');
  const sent = await send(path, { ...form, step: 'decline', words }, await photoOf());
  expect(doneIn(sent)).toBe('stepTaken');
  const { stage, steps, number } = await readCase(desk.agent, id);
  expect([stage, steps.at(-1)?.reason]).toEqual(['declined', words]);
  const { messages } = await timelineOf(desk.agent, ticketId);
  expect(messages.at(-1)).toMatchObject({
    authorKind: 'customer',
    body: `${number}: ${words}`,
    attachments: [{}],
  });
});

const logOf = async (caseId: number) =>
  (
    await desk.owner<Activity[]>(
      'GET',
      `/api/activities?filter=${encodeURIComponent(
        JSON.stringify({ resource: 'cases', recordId: String(caseId) }),
      )}&sort=["id","DESC"]`,
    )
  ).body;

test('after a no the customer begins a dispute and says why, and its case follows the complaint', async () => {
  const { id, ticketId, path, form } = await proposed();
  await send(path, { ...form, step: 'decline', words: 'Too little' });
  const again = await formOf(path, id);
  const silent = await send(path, { ...again, step: 'escalate' });
  expect([silent.status, (await silent.text()).includes('Say why')]).toEqual([422, true]);
  expect((await readCase(desk.agent, id)).stage).toBe('declined');
  const why = 'Nobody looked at the photo';
  expect(doneIn(await send(path, { ...again, step: 'escalate', words: why }))).toBe('stepTaken');
  expect((await readCase(desk.agent, id)).stage).toBe('escalated');
  const { body } = await desk.agent<{ id: number; stage: string; parentId: number }[]>(
    'GET',
    `/api/cases?filter={"ticketId":${ticketId},"kind":"dispute"}`,
  );
  expect(body).toMatchObject([{ stage: 'opened', parentId: id, openedBy: 'customer' }]);
  const { steps } = await readCase(desk.agent, body[0]?.id ?? 0);
  expect(steps).toMatchObject([{ action: 'open', party: 'customer', reason: why }]);
  const log = await logOf(id);
  expect(log.map(({ actorKind, actorName }) => [actorKind, actorName])[0]).toEqual([
    'customer',
    'customer',
  ]);
  expect(log[0]?.reason).toBe(why);
});

/** A dispute whose evidence is asked for. */
const heard = async () => {
  const { id: originId, ticketId, path, form } = await proposed();
  await send(path, { ...form, step: 'decline', words: 'Too little' });
  const { body } = await openCase(desk.agent, ticketId, 'dispute', { originId });
  await stepOf(desk.manager, body.id, 'admit', { mediatorId: 'marketer' });
  const mediator = await desk.api.raw('marketer');
  const until = { customerUntil: NOW + DAY, merchantUntil: NOW + DAY };
  await stepOf(mediator, body.id, 'askEvidence', until);
  return { id: body.id, ticketId, path, mediator };
};
const versionOf = async (id: number) => String((await readCase(desk.manager, id)).version);

test('the customer tells the mediator what happened, with photos, and what comes late is marked', async () => {
  const { id, ticketId, path } = await heard();
  const page = await pageOf(path);
  expect(page).toContain('Please tell the mediator what happened before');
  const form = { case: String(id), step: 'submitEvidence', words: 'See the crack.' };
  const sent = await send(path, { ...form, version: await versionOf(id) }, await photoOf());
  expect(doneIn(sent)).toBe('evidenceGiven');
  desk.api.now = NOW + DAY;
  const late = await send(path, { ...form, version: await versionOf(id), words: 'One more.' });
  expect(doneIn(late)).toBe('evidenceGiven');
  desk.api.now = NOW;
  const { evidence } = DisputeDetails.parse((await readCase(desk.manager, id)).details);
  expect(evidence.map(({ side, note, isLate }) => [side, note, isLate])).toEqual([
    ['customer', 'See the crack.', false],
    ['customer', 'One more.', true],
  ]);
  const { messages } = await timelineOf(desk.agent, ticketId);
  expect(messages.at(-1)).toMatchObject({ attachments: [{}] });
});

test('the customer answers the mediator’s proposal once, and a refusal says why', async () => {
  const { id, path, mediator } = await heard();
  await stepOf(mediator, id, 'mediate', { areAgreed: true }, 'Both by phone');
  const settlement = { terms: 'Half of the\nprice.', answerUntil: NOW + DAY };
  const remedies = [{ kind: 'refund', amount: 900 }];
  await stepOf(mediator, id, 'propose', { ...settlement, remedies });
  const page = await pageOf(path);
  expect(page).toContain('Half of the<br>price.');
  expect(page).toContain('After that the proposal counts as declined.');
  const form = { case: String(id), version: await versionOf(id) };
  const silent = await send(path, { ...form, step: 'refuse', words: '' });
  expect(silent.status).toBe(422);
  expect(doneIn(await send(path, { ...form, step: 'accept' }))).toBe('stepTaken');
  const after = await pageOf(path);
  expect(after).toContain('You accepted it.');
  expect(stepsIn(after)).not.toContain('refuse');
  expect(doneIn(await send(path, { ...form, step: 'refuse', words: 'No' }))).toBe('stepOver');
  const done = await stepOf(desk.manager, id, 'refuse');
  expect(done.body.stage).toBe('refused');
  // Words alone: what an earlier proposal offered is no part of them.
  await stepOf(mediator, id, 'propose', { ...settlement, terms: 'An apology in writing.' });
  const worded = await pageOf(path);
  expect(worded).toContain('An apology in writing.');
  expect(worded).not.toMatch(/9\.00/);
});

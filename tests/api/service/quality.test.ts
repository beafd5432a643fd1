/** Quality reviews through the API: what is drawn, who reviews it, who reads it, and the figures. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { QualityCard } from '#contract/service/qualityCards';
import type { AttentionItem } from '#contract/platform/attention';
import type {
  AgentQuality,
  AgentSample,
  QualityReviewDetail,
} from '#contract/service/qualityReviews';
import { query } from '#db/statements';
import { type Call, NOW } from '../support/openApi.ts';
import { act, type Desk, openDesk, say, write } from './ticketStore.ts';

const DAY = 86_400_000;
/** Noon of Friday, 2025-11-21; the week before began on this Monday. */
const WEEK = '2025-11-10';
let desk: Desk;
let card: QualityCard;
/** A third manager. */
let third: Call;

beforeAll(async () => {
  desk = await openDesk();
  await desk.api.connection.transaction((tx) =>
    query(tx, `update staff set role = 'manager' where id = 'marketer'`),
  );
  third = await desk.api.raw('marketer');
  desk.api.now = NOW - 7 * DAY;
  for (let n = 0; n < 7; n++) {
    const { id } = await write(desk.agent, { isMine: true, subject: `Ticket ${n}` });
    await say(desk.owner, id);
    await act(desk.agent, id, 'resolution', { resolution: 'answered' });
  }
  const { id } = await write(desk.manager, { isMine: true });
  await act(desk.manager, id, 'resolution', { resolution: 'answered' });
  desk.api.now = NOW;
  const { body } = await desk.agent<QualityCard[]>('GET', '/api/qualityCards');
  [card] = body as [QualityCard];
});
afterAll(() => desk.api.close());

const sample = async (week = WEEK) =>
  desk.manager<AgentSample[]>('GET', `/api/qualityReviews/sample?week=${week}`);
const ownOf = async (agentId: string) =>
  (await sample()).body.find((one) => one.agentId === agentId)?.tickets ?? [];
type Answer = QualityReviewDetail & { message?: string; errors?: Record<string, unknown> };
const marked = (mark: number) => Object.fromEntries(card.criteria.map(({ key }) => [key, mark]));
const review = (ticketId: number, further: object = {}, call = desk.manager) =>
  call<Answer>('POST', '/api/qualityReviews', {
    ticketId,
    agentId: 'agent',
    week: WEEK,
    marks: marked(3),
    comment: 'Clear and friendly.',
    ...further,
  });
const figures = async (call = desk.manager) =>
  (await call<AgentQuality[]>('GET', '/api/qualityReviews/figures?from=2025-10-01&to=2025-11-30'))
    .body;

describe('the sample', () => {
  test('is five of the tickets that an agent resolved in the week, the same each time', async () => {
    const { body } = await sample();
    const own = body.find((one) => one.agentId === 'agent');
    expect([own?.resolved, own?.tickets.length]).toEqual([7, 5]);
    expect((await sample()).body).toEqual(body);
  });
  test('begins with a Monday, and agents do not read it', async () => {
    expect((await sample('2025-11-11')).body).toMatchObject({
      errors: { week: 'qualityReviews.errors.noMonday' },
    });
    const refused = await desk.agent('GET', `/api/qualityReviews/sample?week=${WEEK}`);
    expect(refused.status).toBe(403);
  });
});

describe('a score card', () => {
  test('whose weights do not make 100 % is refused', async () => {
    const criteria = [{ key: 'tone', names: { en: 'Tone' }, weight: 9000 }];
    const { status, body } = await desk.manager<Answer>('POST', '/api/qualityCards', { criteria });
    expect([status, body.errors]).toEqual([422, { criteria: 'qualityCards.errors.notWhole' }]);
    expect((await desk.agent('POST', '/api/qualityCards', { criteria })).status).toBe(403);
  });
  test('says nothing of how samples are drawn', () => {
    expect(Object.keys(card)).not.toContain('sampleKey');
  });
});

describe('a review', () => {
  test('is only of a drawn ticket, once, with a mark for each criterion', async () => {
    const [drawn] = await ownOf('agent');
    const others = await ownOf('manager');
    expect((await review(others[0]?.ticketId ?? 0)).body.errors).toEqual({
      ticketId: 'qualityReviews.errors.notDrawn',
    });
    expect((await review(drawn?.ticketId ?? 0, { week: '2025-11-17' })).body.errors).toEqual({
      week: 'qualityReviews.errors.notOver',
    });
    const missing = await review(drawn?.ticketId ?? 0, { marks: {} });
    expect(missing.status).toBe(422);
    const written = await review(drawn?.ticketId ?? 0);
    expect(written.body).toMatchObject({ score: 7500, agentName: 'Agent', answer: null });
    expect((await review(drawn?.ticketId ?? 0)).body.message).toBe(
      'qualityReviews.errors.reviewed',
    );
  });
  test('is never of one’s own tickets', async () => {
    const [own] = await ownOf('manager');
    const { status, body } = await review(own?.ticketId ?? 0, { agentId: 'manager' });
    expect([status, body.message]).toEqual([409, 'qualityReviews.errors.own']);
    expect((await review(own?.ticketId ?? 0, { agentId: 'manager' }, desk.owner)).status).toBe(201);
  });
  test('is never of a conversation in which the reviewer replied', async () => {
    const [, drawn] = await ownOf('agent');
    const { status, body } = await review(drawn?.ticketId ?? 0, {}, desk.owner);
    expect([status, body.message]).toEqual([409, 'qualityReviews.errors.ownReplies']);
  });
  test('is read and answered once by the agent, who sees no others', async () => {
    const { body: all } = await desk.agent<QualityReviewDetail[]>('GET', '/api/qualityReviews');
    expect(all.map(({ agentId }) => agentId)).toEqual(['agent']);
    const { body: managers } = await desk.manager<QualityReviewDetail[]>(
      'GET',
      '/api/qualityReviews',
    );
    const other = managers.find(({ agentId }) => agentId === 'manager')?.id ?? 0;
    expect((await desk.agent('GET', `/api/qualityReviews/${other}`)).status).toBe(404);
    const { id = 0, version = 0 } = all[0] ?? {};
    const say = (call: typeof desk.agent, sent: number) =>
      call<Answer>('POST', `/api/qualityReviews/${id}/answer`, { answer: 'Thanks', version: sent });
    expect((await say(desk.manager, version)).status).toBe(409);
    const { body } = await say(desk.agent, version);
    expect(body).toMatchObject({ answer: 'Thanks', answeredAt: NOW });
    expect((await say(desk.agent, body.version)).body.message).toBe(
      'qualityReviews.errors.answered',
    );
    // Marks are corrected by who may review, and the log has no words.
    const edit = { marks: marked(4), comment: 'Better', version: body.version };
    expect((await desk.agent('PUT', `/api/qualityReviews/${id}`, edit)).status).toBe(403);
    const { body: corrected } = await desk.manager<Answer>(
      'PUT',
      `/api/qualityReviews/${id}`,
      edit,
    );
    expect(corrected.score).toBe(10_000);
    const { body: log } = await desk.owner<Activity[]>(
      'GET',
      `/api/activities?filter={"resource":"qualityReviews","recordId":"${id}"}`,
    );
    expect(log.map(({ verb }) => verb)).toEqual(['edit', 'reply', 'create']);
    expect(JSON.stringify(log)).not.toContain('Better');
  });
});

describe('the figures', () => {
  test('are hidden below five reviews, and agents see their own', async () => {
    const [, ...left] = await ownOf('agent');
    expect((await figures()).find(({ agentId }) => agentId === 'agent')).toMatchObject({
      reviews: 1,
      mean: null,
    });
    for (const { ticketId } of left) await review(ticketId);
    const own = (await figures()).find(({ agentId }) => agentId === 'agent');
    expect(own).toMatchObject({ reviews: 5, mean: { score: 8000 } });
    expect(await figures(desk.agent)).toEqual([own]);
  });
});

const itemOf = async (call: Call, name: string) =>
  (await call<AttentionItem[]>('GET', '/api/account/attention')).body.find(
    (item) => item.name === name,
  );

describe('a verdict of somebody else', () => {
  test('is corrected with a reason, the first one stays, and the agent is told of it', async () => {
    const { body: all } = await desk.manager<QualityReviewDetail[]>('GET', '/api/qualityReviews');
    const { id = 0 } =
      all.find(({ agentId, score }) => agentId === 'agent' && score === 7500) ?? {};
    const path = `/api/qualityReviews/${id}`;
    // The agent has read it.
    expect((await desk.manager<Answer>('POST', `${path}/reading`, {})).body.message).toBe(
      'qualityReviews.errors.notYours',
    );
    const { body: read } = await desk.agent<Answer>('POST', `${path}/reading`, {});
    expect(read).toMatchObject({ readAt: NOW, earlier: [], authorId: 'manager' });
    const before = (await itemOf(desk.agent, 'reviewsOfMe'))?.total ?? 0;
    const edit = { marks: marked(2), comment: 'The address was not checked.' };
    const put = (further: object) =>
      third<Answer>('PUT', path, { ...edit, version: read.version, ...further });
    const silent = await put({});
    expect([silent.status, silent.body.errors]).toEqual([
      422,
      { reason: 'qualityReviews.errors.noReason' },
    ]);
    const { body } = await put({ reason: 'Seen in the log' });
    expect(body).toMatchObject({ score: 5000, readAt: null, authorId: 'marketer' });
    expect(body.earlier).toMatchObject([
      {
        score: 7500,
        comment: 'Clear and friendly.',
        givenBy: 'Manager',
        reason: 'Seen in the log',
        replacedBy: 'Marketer',
      },
    ]);
    expect((await itemOf(desk.agent, 'reviewsOfMe'))?.total).toBe(before + 1);
    // Whoever gave it first corrects a verdict of somebody else now; the first one stays the first.
    const back = { ...edit, marks: marked(3), version: body.version, reason: 'He had checked it' };
    const { body: last } = await desk.manager<Answer>('PUT', path, back);
    expect(last.earlier.map(({ score }) => score)).toEqual([7500, 5000]);
    expect(await desk.api.verify()).toEqual([]);
  });
});

describe('an agent who leads a team', () => {
  test('reviews its members and sees their reviews, and nobody else’s', async () => {
    const [own] = await ownOf('agent');
    const [others] = await ownOf('manager');
    const { body: person } = await desk.owner<{ name: string; version: number }>(
      'GET',
      '/api/staff/marketer',
    );
    const changed = { name: person.name, role: 'agent', version: person.version };
    expect((await desk.owner('PUT', '/api/staff/marketer', changed)).status).toBe(200);
    const lead = await desk.api.raw('marketer');
    const refused = await lead('GET', `/api/qualityReviews/sample?week=${WEEK}`);
    expect(refused.status).toBe(403);
    expect(await itemOf(lead, 'ticketsToReview')).toBeUndefined();
    await desk.manager('POST', '/api/teams', {
      names: { en: 'Returns' },
      memberIds: ['agent', 'marketer'],
      leadId: 'marketer',
    });
    const { body: sampled } = await lead<AgentSample[]>(
      'GET',
      `/api/qualityReviews/sample?week=${WEEK}`,
    );
    expect(sampled.map(({ agentId }) => agentId)).toEqual(['agent']);
    const { body: seen } = await lead<QualityReviewDetail[]>('GET', '/api/qualityReviews');
    expect(new Set(seen.map(({ agentId }) => agentId))).toEqual(new Set(['agent']));
    expect((await lead('GET', `/api/qualityReviews/${own?.reviewId}`)).status).toBe(200);
    const outside = await review(others?.ticketId ?? 0, { agentId: 'manager' }, lead);
    expect([outside.status, outside.body.message]).toEqual([
      403,
      'qualityReviews.errors.otherTeam',
    ]);
    expect((await figures(lead)).map(({ agentId }) => agentId)).toEqual(['agent']);
    // Whoever is led sees no more than before.
    expect((await desk.agent('GET', `/api/qualityReviews/sample?week=${WEEK}`)).status).toBe(403);
  });
  test('is told what is to be reviewed of last week, until it was', async () => {
    const lead = await desk.api.raw('marketer');
    desk.api.now = NOW - 3 * DAY;
    const { id } = await write(desk.agent, { isMine: true, subject: 'One more' });
    await act(desk.agent, id, 'resolution', { resolution: 'answered' });
    desk.api.now = NOW + 3 * DAY;
    const item = await itemOf(lead, 'ticketsToReview');
    const list = `/api/tickets?filter=${JSON.stringify(item?.filter)}`;
    const { body: rows } = await lead<{ id: number }[]>('GET', list);
    expect([item?.place, rows.length]).toEqual(['qualityReviews', item?.total]);
    for (const { id: ticketId } of rows) {
      const written = await review(ticketId, { week: '2025-11-17' }, lead);
      expect(written.status).toBe(201);
    }
    expect(await itemOf(lead, 'ticketsToReview')).toBeUndefined();
    desk.api.now = NOW;
  });
});

/** Teams and absences: what they refuse, and who gets which ticket. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Agent } from '#contract/service/tickets';
import type { Team } from '#contract/service/teams';
import type { ViewCount } from '#contract/service/views';
import { query } from '#db/statements';
import { type Call, NOW } from '../support/openApi.ts';
import { act, type Desk, openDesk, read, say, write } from './ticketStore.ts';

const HOUR = 3_600_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => {
  desk.api.now = NOW;
});
afterAll(() => desk.api.close());

type Refused = { errors?: Record<string, string>; message?: string };
const makeTeam = (further: object = {}) =>
  desk.manager<Team & Refused>('POST', '/api/teams', {
    names: { en: 'Repairs', zh: '维修组' },
    memberIds: ['agent'],
    ...further,
  });
const beAway = (further: object = {}, call: Call = desk.manager) =>
  call<{ id: number } & Refused>('POST', '/api/absences', {
    staffId: 'agent',
    substituteId: 'manager',
    fromAt: NOW + HOUR,
    untilAt: NOW + 2 * HOUR,
    ...further,
  });
const idsOf = async (call: Call, filter: object) =>
  (
    await call<{ id: number }[]>(
      'GET',
      `/api/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}`,
    )
  ).body.map(({ id }) => id);

describe('teams', () => {
  test('only those who answer tickets are in a team, and one of them leads it', async () => {
    expect((await makeTeam({ memberIds: ['analyst'] })).body.errors).toEqual({
      memberIds: 'tickets.errors.noAgent',
    });
    expect((await makeTeam({ leadId: 'owner' })).body.errors).toEqual({
      leadId: 'teams.errors.leadOutside',
    });
    const { status, body } = await makeTeam({ memberIds: ['manager', 'agent'], leadId: 'agent' });
    expect([status, body.memberNames, body.leadName]).toEqual([201, ['Agent', 'Manager'], 'Agent']);
    expect((await desk.agent('POST', '/api/teams', { names: { en: 'X' } })).status).toBe(403);
  });
  test('a ticket is given to a team, and its members take it next', async () => {
    const { body: team } = await makeTeam();
    const { id } = await write(desk.manager);
    const given = await act(desk.manager, id, 'assignment', { assigneeId: null, teamId: team.id });
    expect(given.body).toMatchObject({ teamId: team.id, status: 'new', assigneeId: null });
    expect(await idsOf(desk.agent, { teamId: 'mine', isLive: true })).toEqual([id]);
    expect(await idsOf(desk.manager, { teamId: 'mine', isLive: true })).toEqual([]);
    const none = await desk.manager<Refused>('POST', '/api/tickets/next', {});
    expect([none.status, none.body.message]).toEqual([409, 'tickets.errors.nothingWaits']);
    expect((await desk.agent<{ id: number }>('POST', '/api/tickets/next', {})).body.id).toBe(id);
    // The team stays where only the person changes.
    await act(desk.manager, id, 'assignment', { assigneeId: 'owner' });
    expect(await read(desk.agent, id)).toMatchObject({ teamId: team.id, assigneeId: 'owner' });
    const used = await desk.manager<Refused>('DELETE', `/api/teams/${team.id}`);
    expect([used.status, used.body.message]).toEqual([
      409,
      expect.stringContaining('teams.errors.used'),
    ]);
  });
  test('many tickets are given to a team at once', async () => {
    const { body: team } = await makeTeam();
    const ids = [(await write(desk.manager)).id, (await write(desk.manager)).id];
    const { body } = await desk.manager('POST', '/api/tickets/steps', {
      action: 'assign',
      ids,
      assigneeId: null,
      teamId: team.id,
    });
    expect(body).toMatchObject([{ isDone: true }, { isDone: true }]);
    expect((await idsOf(desk.agent, { teamId: team.id })).sort()).toEqual(ids.sort());
    const unknown = await act(desk.manager, ids[0] ?? 0, 'assignment', {
      assigneeId: null,
      teamId: 999_999,
    });
    expect(unknown.status).toBe(422);
  });
});

describe('absences', () => {
  test('people say when they are away themselves, and managers of everybody', async () => {
    expect((await beAway({ staffId: 'manager', substituteId: 'owner' }, desk.agent)).status).toBe(
      403,
    );
    const { status, body } = await beAway({}, desk.agent);
    expect(status).toBe(201);
    expect((await desk.agent('DELETE', `/api/absences/${body.id}`)).status).toBe(200);
  });
  test('an absence ends after it begins, has another substitute, and does not overlap', async () => {
    const errors = async (further: object) => (await beAway(further)).body.errors;
    expect(await errors({ untilAt: NOW })).toEqual({ untilAt: 'absences.errors.order' });
    expect(await errors({ substituteId: 'agent' })).toEqual({
      substituteId: 'absences.errors.same',
    });
    expect(await errors({ substituteId: 'analyst' })).toEqual({
      substituteId: 'tickets.errors.noAgent',
    });
    const { body } = await beAway();
    expect(await errors({ fromAt: NOW + HOUR + 1 })).toEqual({
      fromAt: 'absences.errors.overlap',
    });
    expect((await beAway({ fromAt: NOW + 2 * HOUR, untilAt: NOW + 3 * HOUR })).status).toBe(201);
    const all = await desk.manager<{ id: number }[]>('GET', '/api/absences');
    for (const { id } of all.body) await desk.manager('DELETE', `/api/absences/${id}`);
    expect(body.id).toBeGreaterThan(0);
  });
  test('what is given to somebody who is away goes to the substitute, only meanwhile', async () => {
    const { body: absence } = await beAway();
    const give = async () => {
      const { id } = await write(desk.manager);
      return (await act(desk.manager, id, 'assignment', { assigneeId: 'agent' })).body.assigneeId;
    };
    expect(await give()).toBe('agent');
    desk.api.now = NOW + HOUR;
    expect(await give()).toBe('manager');
    const agents = (await desk.agent<Agent[]>('GET', '/api/tickets/agents')).body;
    expect(agents.find(({ id }) => id === 'agent')).toMatchObject({
      absentUntil: NOW + 2 * HOUR,
      substituteName: 'Manager',
    });
    desk.api.now = NOW + 2 * HOUR;
    expect(await give()).toBe('agent');
    await desk.manager('DELETE', `/api/absences/${absence.id}`);
  });
  test('a substitute who answers no tickets any more gets nothing for somebody else', async () => {
    const { body: absence } = await beAway();
    const asRole = (role: string) =>
      desk.api.connection.transaction((tx) =>
        query(tx, "update staff set role = ? where id = 'manager' returning id", [role]),
      );
    await asRole('analyst');
    desk.api.now = NOW + HOUR;
    const { id } = await write(desk.owner);
    const given = await act(desk.owner, id, 'assignment', { assigneeId: 'agent' });
    expect(given.body.assigneeId).toBe('agent');
    await asRole('manager');
    await desk.manager('DELETE', `/api/absences/${absence.id}`);
  });
  test('the substitute sees the tickets and follow-ups of who is away, and their count', async () => {
    const { id } = await write(desk.agent, { isMine: true });
    await say(desk.agent, id);
    const mineOf = async (call: Call) => {
      const { body } = await call<ViewCount[]>('GET', '/api/tickets/views');
      return body.find(({ key }) => key === 'mine')?.tickets ?? 0;
    };
    const before = await mineOf(desk.manager);
    const { body: absence } = await beAway();
    desk.api.now = NOW + HOUR;
    expect(await idsOf(desk.manager, { assigneeId: 'me', isLive: true })).toContain(id);
    expect(await mineOf(desk.manager)).toBe(before + (await mineOf(desk.agent)));
    desk.api.now = NOW + 2 * HOUR;
    expect(await idsOf(desk.manager, { assigneeId: 'me', isLive: true })).not.toContain(id);
    await desk.manager('DELETE', `/api/absences/${absence.id}`);
  });
});

test('during the tests of teams no server fault was logged', () => {
  expect(desk.api.faultLines()).toEqual([]);
});

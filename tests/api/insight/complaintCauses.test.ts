/** Complaints by root cause: as many as the list of tickets shows, and evidence of a corrective action. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServiceReport } from '#contract/insight/serviceInsight';
import type { Ticket } from '#contract/service/tickets';
import { query } from '#db/statements';
import { causeFilter } from '#rules/insight/serviceInsight';
import { newCase } from '../service/caseStore.ts';
import { type Desk, openDesk } from '../service/ticketStore.ts';

let desk: Desk;
const causes: number[] = [];
beforeAll(async () => {
  desk = await openDesk();
  for (const code of ['packaging', 'carrier']) {
    const cause = { code, names: { en: code }, isInternal: true };
    causes.push((await desk.owner<{ id: number }>('POST', '/api/rootCauses', cause)).body.id);
  }
  for (const cause of [0, 0, 1, null]) {
    const { id } = await newCase(desk.agent, 'complaint', { remedySought: 'refund' });
    await desk.api.connection.transaction((tx) =>
      query(tx, 'update complaints set root_cause_id = ? where case_id = ?', [
        cause === null ? null : (causes[cause] ?? null),
        id,
      ]),
    );
  }
});
afterAll(() => desk.api.close());

test('Complaints are counted by the root cause that was found, and the list shows as many', async () => {
  const { body } = await desk.manager<ServiceReport>(
    'GET',
    '/api/serviceInsight/service?from=2025-11-21&to=2025-11-22',
  );
  const [packaging = 0, carrier = 0] = causes;
  expect(body.period?.causes).toEqual([
    { rootCauseId: packaging, names: { en: 'packaging' }, complaints: 2 },
    { rootCauseId: carrier, names: { en: 'carrier' }, complaints: 1 },
  ]);
  const { opens, ends } = body;
  for (const { rootCauseId, complaints } of body.period?.causes ?? []) {
    const filter = JSON.stringify(causeFilter({ opens, ends }, rootCauseId));
    const listed = await desk.manager<Ticket[]>(
      'GET',
      `/api/tickets?filter=${encodeURIComponent(filter)}`,
    );
    expect(listed.body).toHaveLength(complaints);
  }
});

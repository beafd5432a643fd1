/** Examples of the writes of the after-sales policy. */
import type { Connection } from '#db';
import { afterSalesPolicies } from '#db/schema/service/policies';
import { startingPolicy } from '#rules/service/policyTerms';
import { updateRow } from '#server/platform/records/records';
import type { Call } from '../../../support/openApi.ts';
import { create, next, type Prepared, type Write } from './examples.ts';

/** Terms that no other version has. */
const input = () => ({ terms: { ...startingPolicy(100), quoteDays: 8 + (next() % 80) } });

/** The only version that is worked on, written by somebody else. */
const policy =
  (...nouns: string[]) =>
  async (owner: Call, _store: Call, connection: Connection): Promise<Prepared> => {
    const act = (id: number, noun: string, version: number) =>
      owner<{ version: number }>('POST', `/api/afterSalesPolicies/${id}/${noun}`, { version });
    const { body: known } = await owner<{ id: number; version: number; state: string }[]>(
      'GET',
      '/api/afterSalesPolicies',
    );
    for (const { id, version, state } of known)
      if (['draft', 'submitted', 'rejected'].includes(state)) await act(id, 'withdrawal', version);
    const made = await create(owner, 'afterSalesPolicies', input());
    await connection.transaction((tx) =>
      updateRow(tx, afterSalesPolicies, made.id, { authorIds: ['somebody'] }),
    );
    let { version } = made;
    for (const noun of nouns) version = (await act(made.id, noun, version)).body.version;
    return { id: made.id, body: { version, reason: 'Test' } };
  };

const PATH = 'POST /afterSalesPolicies';
const resource = 'afterSalesPolicies';

export const POLICY_WRITES: Record<string, Write> = {
  [PATH]: {
    resource,
    verb: 'create',
    arrange: async (owner, store, connection) => {
      const { id, body } = await policy()(owner, store, connection);
      await owner('POST', `/api/afterSalesPolicies/${id}/withdrawal`, body);
      return { id: 0, body: input() };
    },
    inverse: `${PATH}/:id/withdrawal`,
  },
  'PUT /afterSalesPolicies/:id': {
    resource,
    verb: 'edit',
    arrange: async (owner, store, connection) => {
      const { id } = await policy()(owner, store, connection);
      const { body } = await owner<{ terms: object }>('GET', `/api/afterSalesPolicies/${id}`);
      return { id, body: { terms: body.terms, note: `Note ${next()}` } };
    },
    // Whoever saves it is an author.
    changes: ['note', 'authorIds'],
    inverse: 'PUT /afterSalesPolicies/:id',
  },
  [`${PATH}/:id/submission`]: {
    resource,
    verb: 'submit',
    arrange: policy(),
    changes: ['state', 'phase'],
    inverse: `${PATH}/:id/rejection`,
  },
  [`${PATH}/:id/approval`]: {
    resource,
    verb: 'approve',
    arrange: policy('submission'),
    changes: ['state', 'phase', 'startsAt', 'approverName', 'decision', 'decidedAt'],
    inverse: 'what was in force is never taken back; a new version replaces it',
  },
  [`${PATH}/:id/rejection`]: {
    resource,
    verb: 'reject',
    arrange: policy('submission'),
    changes: ['state', 'phase', 'approverName', 'decision', 'decidedAt'],
    inverse: `${PATH}/:id/submission`,
  },
  [`${PATH}/:id/withdrawal`]: {
    resource,
    verb: 'withdraw',
    arrange: policy(),
    changes: ['state', 'phase'],
    inverse: 'a new version is started from the terms of the withdrawn one',
  },
};

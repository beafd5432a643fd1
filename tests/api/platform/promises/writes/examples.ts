/** What examples of writes are made of, and records that several domains need for theirs. */
import type { Connection } from '#db';
import { type Call, NOW } from '../../../support/openApi.ts';

export const DAY = 86_400_000;

let serial = 0;

export const next = () => ++serial;

export interface Prepared {
  id: number | string;
  /** What the address names, where that is not the record. */
  addressed?: string;
  /** What stands for `:action` in the address. */
  action?: string;
  body?: object;
}

export interface Write {
  resource: string;
  verb: string;
  arrange: (owner: Call, store: Call, connection: Connection) => Promise<Prepared>;
  /** The fields of the record that it may change, in addition to version and updatedAt. */
  changes?: readonly string[];
  /** The route that reverses it, or the reason why none does. */
  inverse: string;
  /** Other resources whose records it changes, each with an activity of its own. */
  also?: readonly string[];
}

export const create = async (owner: Call, resource: string, body: object) => {
  const answer = await owner<{ id: number; version: number }>('POST', `/api/${resource}`, body);
  if (answer.status !== 201) throw new Error(`${resource}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

export const category = () => ({ code: `c${next()}`, names: { en: 'Tea', zh: '茶' } });

export const campaign = () => ({ name: `Campaign ${next()}`, startsAt: NOW });

export const promotion = () => ({
  name: `Promotion ${next()}`,
  labels: { en: 'Ten off' },
  terms: {
    lane: 'order',
    startsAt: NOW - DAY,
    rewards: [{ kind: 'amount', amount: 10 }],
    limits: { budget: 1000 },
  },
});

export const createRunning = async (owner: Call) => {
  const { id } = await create(owner, 'promotions', promotion());
  await owner('POST', `/api/promotions/${id}/submission`);
  return id;
};

type Body = object | ((owner: Call) => Promise<object>);

const bodyOf = (owner: Call, body: () => Body) => {
  const value = body();
  return typeof value === 'function' ? value(owner) : Promise.resolve(value);
};

/** The routes that create, save and delete one kind of record. */
export const record = (
  resource: string,
  body: () => Body,
  edited: object | null,
  { deletes = true }: { deletes?: boolean } = {},
): Record<string, Write> => ({
  [`POST /${resource}`]: {
    resource,
    verb: 'create',
    arrange: async (owner) => ({ id: 0, body: await bodyOf(owner, body) }),
    inverse: deletes
      ? `DELETE /${resource}/:id`
      : 'it is archived instead, so that its history stays readable',
  },
  ...(edited && {
    [`PUT /${resource}/:id`]: {
      resource,
      verb: 'edit',
      arrange: async (owner: Call) => {
        const sent = await bodyOf(owner, body);
        const { id, version } = await create(owner, resource, sent);
        return { id, body: { ...sent, ...edited, version } };
      },
      changes: [...Object.keys(edited), 'name'],
      inverse: `PUT /${resource}/:id`,
    },
  }),
  ...(deletes && {
    [`DELETE /${resource}/:id`]: {
      resource,
      verb: 'delete',
      arrange: async (owner: Call) => ({
        id: (await create(owner, resource, await bodyOf(owner, body))).id,
      }),
      inverse: `POST /${resource}`,
    },
  }),
});

/** A verb on a record that `prepare` creates. */
export const act = (
  resource: string,
  noun: string,
  verb: string,
  prepare: (owner: Call, store: Call) => Promise<number>,
  more: Pick<Write, 'changes' | 'inverse' | 'also'> & { body?: object },
): Record<string, Write> => ({
  [`POST /${resource}/:id/${noun}`]: {
    resource,
    verb,
    arrange: async (owner, store) => ({
      id: await prepare(owner, store),
      ...(more.body && { body: more.body }),
    }),
    ...(more.changes && { changes: more.changes }),
    inverse: more.inverse,
    ...(more.also && { also: more.also }),
  },
});

export const idOf = (resource: string, body: () => Body) => async (owner: Call) =>
  (await create(owner, resource, await bodyOf(owner, body))).id;

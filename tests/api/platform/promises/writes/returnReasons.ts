/** Examples of the writes of reasons for returns. */
import { create, next, type Write } from './examples.ts';

const reason = () => ({ code: `reason-${next()}`, names: { en: 'Reason', zh: '原因' } });
const resource = 'returnReasons';

export const RETURN_REASON_WRITES: Record<string, Write> = {
  'POST /returnReasons': {
    resource,
    verb: 'create',
    arrange: () => Promise.resolve({ id: 0, body: reason() }),
    inverse: 'DELETE /returnReasons/:id',
  },
  'PUT /returnReasons/:id': {
    resource,
    verb: 'edit',
    arrange: async (owner) => {
      const sent = reason();
      const { id, version } = await create(owner, resource, sent);
      return { id, body: { ...sent, needsPhoto: true, version } };
    },
    changes: ['needsPhoto'],
    inverse: 'PUT /returnReasons/:id',
  },
  'DELETE /returnReasons/:id': {
    resource,
    verb: 'delete',
    arrange: async (owner) => ({ id: (await create(owner, resource, reason())).id }),
    inverse: 'POST /returnReasons',
  },
  'POST /returnReasons/:id/words': {
    resource,
    verb: 'edit',
    arrange: async (owner) => ({
      id: (await create(owner, resource, reason())).id,
      body: { words: [`Text ${next()}`] },
    }),
    changes: ['words'],
    inverse: 'PUT /returnReasons/:id',
  },
  'POST /reasonTexts': {
    resource,
    verb: 'edit',
    arrange: async (owner) => {
      const { id } = await create(owner, resource, reason());
      return { id, body: { matches: [{ text: `Text ${next()}`, reasonId: id }] } };
    },
    changes: ['words'],
    inverse: 'PUT /returnReasons/:id',
  },
};

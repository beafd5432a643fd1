import type { z } from 'zod';
import { ApiKeyInput } from '#contract/platform/apiKeys';
import { apiKeys } from '#db/schema/platform/apiKeys';
import type { Context } from '../http/context.ts';
import { listOf } from '../lists/list.ts';
import { recordId } from '../records/records.ts';
import { resource } from '../http/resource.ts';
import type { Call } from '../http/route.ts';
import { createApiKey, loadApiKey, revokeApiKey } from './actions.ts';

export const apiKeyRoutes = resource('apiKeys', {
  list: listOf({
    table: apiKeys,
    searchColumns: ['name', 'prefix'],
    hidden: ['secretHash', 'version'],
    defaultSort: ['createdAt', 'DESC'],
  }),
  show: (context, { params }) => loadApiKey(context.db, recordId(params.id)),
  create: {
    body: ApiKeyInput,
    hasSecret: true,
    handle: (context: Context, { body }: Call<z.output<typeof ApiKeyInput>>) =>
      createApiKey(context, body),
  },
  actions: {
    revocation: {
      summary: 'Refuse a key from now on',
      handle: (context, { params }) => revokeApiKey(context, recordId(params.id)),
    },
  },
});

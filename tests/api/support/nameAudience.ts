/** Sets up levels, groups or channels that no member and no order has yet, so that audiences may contain them. */
import type { AudienceKind } from '#contract/platform/audiences';
import type { Client } from './openApi.ts';

export const nameAudience = async (client: Client, kind: AudienceKind, ...keys: string[]) => {
  const { data: known } = await client.getList('audienceNames', {
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'id', order: 'ASC' },
    filter: {},
  });
  for (const [index, key] of keys.entries())
    await client.create('audienceNames', {
      // No two levels have one rank.
      data: { kind, key, names: { en: key }, rank: known.length + index } as never,
    });
};

/** Sets up levels, groups or channels that no member and no order has yet, so that audiences may contain them. */
import type { AudienceKind } from '#contract/platform/audiences';
import type { Client } from './openApi.ts';

export const nameAudience = async (client: Client, kind: AudienceKind, ...keys: string[]) => {
  for (const key of keys)
    await client.create('audienceNames', { data: { kind, key, names: { en: key } } as never });
};

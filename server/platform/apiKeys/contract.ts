import * as z from 'zod';
import { requiredText } from '#shared/fields';

/** What a key may do at /api/store. */
export const SCOPES = [
  'catalog.write',
  'members.write',
  'orders.write',
  'events.write',
  'prices.read',
  'promotions.read',
  'promotions.write',
] as const;
export type Scope = (typeof SCOPES)[number];

export const ApiKeyInput = z.object({
  name: requiredText(80),
  scopes: z.array(z.enum(SCOPES)).min(1),
});

/** A key without its secret, of which only the hash is stored. Instants are UTC ms. */
export interface ApiKey {
  id: number;
  name: string;
  /** First characters, to tell keys apart. */
  prefix: string;
  scopes: Scope[];
  createdBy: string | null;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}
/** The answer to creating a key, the only one that has its secret. */
export type NewApiKey = ApiKey & { secret: string };

import * as z from 'zod';
import { requiredText } from '#shared/fields';

/** The scopes of a key at /api/store. */
export const SCOPES = [
  'catalog.write',
  'members.write',
  'members.read',
  'orders.write',
  'events.write',
  'prices.read',
  'promotions.read',
  'promotions.write',
  'service.read',
  'service.write',
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
  /** First characters, by which people recognise the key. */
  prefix: string;
  scopes: Scope[];
  createdBy: string | null;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}
/** The response to creating a key, the only one that contains the secret. */
export type NewApiKey = ApiKey & { secret: string };

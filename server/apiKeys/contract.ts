import { z } from 'zod';
import { requiredText } from '#contract/http';

/** What a key may do at /api/store. */
export const SCOPES = ['catalog.write', 'members.write', 'orders.write', 'events.write', 'store.read'] as const;
export type Scope = (typeof SCOPES)[number];

export const ApiKeyInput = z.object({ name: requiredText(80), scopes: z.array(z.enum(SCOPES)).min(1) });

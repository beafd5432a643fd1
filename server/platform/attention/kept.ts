/** Keeps what needs a person's attention for some seconds, because every open page asks for it again and again. */
import type { AttentionItem } from '#contract/platform/attention';
import type { Context } from '../http/context.ts';
import { loadAttention } from './load.ts';

/**
 * How long an answer is kept in milliseconds, unless staff write something here before, who see at once what they did.
 * What the store's systems, jobs and other servers write is counted after this time at the latest.
 */
const KEPT_MS = 10_000;
const MAX_KEPT = 1000;

interface Kept {
  items: Promise<AttentionItem[]>;
  /** Writes of staff before it was asked. */
  writes: number;
  until: number;
}
const kept = new WeakMap<object, Map<string, Kept>>();

/** As `loadAttention`, by role and person. */
export const keptAttention = (context: Context): Promise<AttentionItem[]> => {
  const { connection, role, actor } = context;
  const known = kept.get(connection) ?? new Map<string, Kept>();
  kept.set(connection, known);
  const key = `${role} ${actor.id}`;
  const writes = context.writes();
  const answer = known.get(key);
  if (answer && answer.writes === writes && answer.until > performance.now()) return answer.items;
  if (known.size >= MAX_KEPT) known.clear();
  const items = loadAttention(context);
  known.set(key, { items, writes, until: performance.now() + KEPT_MS });
  // What failed is asked again.
  items.catch(() => known.delete(key));
  return items;
};

/** Who writes, and what was written before. */
import { hash } from 'node:crypto';
import type { Actor } from '#contract/platform/activities';
import type { Work } from '../http/context.ts';
import type { Settings } from '#contract/platform/settings';

/** Who writes, when, and under which settings of the store. */
export interface Writer {
  actor: Actor;
  now: number;
  settings: Settings;
}

/** Hash of what was sent, to recognise a repeat. */
export const contentHash = (content: unknown): string =>
  hash('md5', JSON.stringify(content), 'base64');

/** Whether what arrives is older than what is stored, by the instants that the store's systems sent. */
export const isOutdated = (arriving: number | null | undefined, known: number | null): boolean =>
  arriving !== null && arriving !== undefined && known !== null && arriving < known;

/** The writer behind a request. */
export const writerOf = async (
  context: Pick<Work, 'actor' | 'now' | 'settings'>,
): Promise<Writer> => ({
  actor: context.actor,
  now: context.now(),
  settings: await context.settings(),
});

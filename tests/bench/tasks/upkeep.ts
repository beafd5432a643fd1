/**
 * Writes the same orders with the console's upkeep, with plain upkeep and without upkeep to copies of one database, with
 * several transactions of each kind in turn, so that the kinds disturb each other little.
 */
import { pathToFileURL } from 'node:url';
import type { UpkeepWriter } from '../upkeepWriter.ts';
import { answer } from './answer.ts';

export const KINDS = ['console', 'plain', 'none'] as const;
export type Kind = (typeof KINDS)[number];

export interface UpkeepInput {
  /** The bundled writer and the database of each kind. */
  writers: Record<Kind, { script: string; url: string }>;
  /** The number of the first order. */
  from: number;
  batch: number;
  /** The number of transactions of one kind before the next kind. */
  inTurn: number;
  turns: number;
}
/** Milliseconds of each transaction, in order of the turns. */
export type UpkeepTimes = Record<Kind, number[]>;

const open = async ({ script, url }: { script: string; url: string }): Promise<UpkeepWriter> => {
  const { openUpkeepWriter } = (await import(
    pathToFileURL(script).href
  )) as typeof import('../upkeepWriter.ts');
  return openUpkeepWriter(url);
};

answer<UpkeepInput, UpkeepTimes>(async ({ writers, from, batch, inTurn, turns }) => {
  const opened = await Promise.all(
    KINDS.map(async (kind) => ({ kind, writer: await open(writers[kind]) })),
  );
  const times: UpkeepTimes = { console: [], plain: [], none: [] };
  for (let turn = 0; turn < turns; turn++) {
    for (const { kind, writer } of opened) {
      for (let index = turn * inTurn; index < (turn + 1) * inTurn; index++)
        times[kind].push(await writer.write(from + index * batch, batch));
    }
  }
  await Promise.all(opened.map(({ writer }) => writer.close()));
  return times;
});

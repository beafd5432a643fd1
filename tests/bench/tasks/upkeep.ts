/**
 * Writes the same orders with the console's upkeep, with a plain one and without any, to copies of one database: some
 * transactions of each kind in turn, so that each works as undisturbed as a store's own does.
 */
import { pathToFileURL } from 'node:url';
import type { UpkeepWriter } from '../upkeepWriter.ts';
import { answer } from './answer.ts';

export const KINDS = ['console', 'plain', 'none'] as const;
export type Kind = (typeof KINDS)[number];

export interface UpkeepInput {
  /** Of each kind, the bundled writer and its database. */
  writers: Record<Kind, { script: string; url: string }>;
  /** Number of the first order to write. */
  from: number;
  batch: number;
  /** Transactions of one kind before it is the turn of the next. */
  inTurn: number;
  turns: number;
}
/** Milliseconds of each transaction, those of a turn one after another. */
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

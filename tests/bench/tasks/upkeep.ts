/** Writes the same orders with and without upkeep, in turn, to two copies of one database. */
import { pathToFileURL } from 'node:url';
import type { UpkeepWriter } from '../upkeepWriter.ts';
import { answer } from './answer.ts';

export interface UpkeepInput {
  scripts: { with: string; without: string };
  withoutUrl: string;
  /** Number of the first order to write. */
  from: number;
  batches: number;
  batch: number;
}
/** Milliseconds of each transaction. */
export interface UpkeepTimes {
  with: number[];
  without: number[];
}

const open = async (script: string, url: string): Promise<UpkeepWriter> => {
  const { openUpkeepWriter } = (await import(pathToFileURL(script).href)) as typeof import('../upkeepWriter.ts');
  return openUpkeepWriter(url);
};

answer<UpkeepInput, UpkeepTimes>(async ({ scripts, withoutUrl, from, batches, batch }, url) => {
  const kept = await open(scripts.with, url);
  const bare = await open(scripts.without, withoutUrl);
  const times: UpkeepTimes = { with: [], without: [] };
  for (let at = 0; at < batches; at++) {
    times.with.push(await kept.write(from + at * batch, batch));
    times.without.push(await bare.write(from + at * batch, batch));
  }
  await Promise.all([kept.close(), bare.close()]);
  return times;
});

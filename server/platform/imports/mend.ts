/** Writes a file again with rows that a person mended on the screen, for another dry run. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { jobErrors } from '#db/schema/platform/jobs';
import { plainLine, withMark } from '../exports/csvWriter.ts';
import { writeWhole } from '../files/writeWhole.ts';
import type { TextFile } from './decode.ts';
import { refusedRows } from './rejected.ts';
import { Table } from './table.ts';

/** The cells of mended rows by the line of their file. */
export type Mended = ReadonlyMap<number, readonly string[]>;

const refusedLines = prepared(
  { jobId: jobErrors.jobId, lines: many(jobErrors.line) },
  (q, { jobId, lines }) =>
    q
      .selectDistinct({ line: jobErrors.line })
      .from(jobErrors)
      .where(and(eq(jobErrors.jobId, jobId), inArray(jobErrors.line, lines))),
);

/** Lines that the run did not refuse. */
export const notRefused = async (db: Db, jobId: number, mended: Mended): Promise<number[]> => {
  const lines = [...mended.keys()];
  const refused = new Set((await refusedLines(db, { jobId, lines })).map(({ line }) => line));
  return lines.filter((line) => !refused.has(line));
};

/** All rows of a file, some of them mended. */
export async function* wholeFile(file: TextFile, mended: Mended): AsyncGenerator<string> {
  const table = await Table.open(file, []);
  yield plainLine(table.headings);
  for await (const rows of table.rows())
    yield rows.map(({ line, cells }) => plainLine(mended.get(line) ?? cells)).join('');
}

/** The refused rows of a run alone, some of them mended. */
export async function* refusedPart(
  db: Db,
  jobId: number,
  headings: readonly string[],
  mended: Mended,
): AsyncGenerator<string> {
  yield plainLine(headings);
  for await (const rows of refusedRows(db, jobId))
    yield rows
      .flatMap(([first]) => (first ? [plainLine(mended.get(first.line) ?? first.row)] : []))
      .join('');
}

/** Stores a file like an uploaded one; returns its path relative to the data folder. */
export const storeFile = async (
  dataDir: string,
  text: AsyncGenerator<string>,
): Promise<{ file: string; bytes: number }> => {
  const file = join('imports', randomUUID());
  const path = join(dataDir, file);
  await writeWhole(path, withMark(text));
  return { file, bytes: (await stat(path)).size };
};

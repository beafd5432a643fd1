/** Expectations of imports: they do what their dry run predicts, and a repeat changes nothing. */
import { expect } from 'vitest';
import { type ImportKind } from '#contract/platform/imports';
import { type ImportClient } from './openImports.ts';

/** Expects that the import does what its dry run predicts, and that the same file changes nothing the second time. */
export const expectAsPredicted = async (
  importer: ImportClient,
  kind: ImportKind,
  body: string | Uint8Array,
) => {
  const { dry, done } = await importer.run(kind, body);
  expect(dry).toMatchObject({ status: 'done', message: null });
  expect(done).toMatchObject({ status: 'done', counts: dry.counts });
  const repeat = (await importer.run(kind, body)).done.counts;
  expect(Object.keys(repeat).filter((name) => /\.(created|updated)$/.test(name))).toEqual([]);
  const records = (counts: Record<string, number>) => {
    const sums: Record<string, number> = {};
    for (const [name, count] of Object.entries(counts)) {
      const record = /^(\w+)\.(created|updated|unchanged)$/.exec(name)?.[1];
      if (record) sums[record] = (sums[record] ?? 0) + count;
    }
    return sums;
  };
  expect(records(repeat)).toEqual(records(dry.counts));
  expect(repeat.rejected).toBe(dry.counts.rejected);
  return dry.counts;
};

/** Expects in addition that a dry run does not change what the next one predicts. */
export const expectDryRunAgrees = async (
  importer: ImportClient,
  kind: ImportKind,
  body: string | Uint8Array,
) => {
  const { job: first } = await importer.upload(kind, body);
  const counts = await expectAsPredicted(importer, kind, body);
  expect(first).toMatchObject({ status: 'done', message: null, counts });
  return counts;
};

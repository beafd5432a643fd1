import { useState } from 'react';
import { useDataProvider, useNotify, useRedirect } from 'react-admin';
import type { ImportSetting } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import type { Api } from '../../api.ts';
import { importLink } from '../../links.ts';
import { ApiError } from '../../apiError.ts';
import { useReason } from './useReason.ts';

/** Cells of refused rows as a person mended them, by line. */
export type Mended = ReadonlyMap<number, readonly string[]>;

/** Starts another dry run of a file and goes to its page: read or imported in another way, or with mended rows. */
export const useDryRun = (job: Job) => {
  const api = useDataProvider<Api>();
  const redirect = useRedirect();
  const notify = useNotify();
  const toReason = useReason();
  const [pending, setPending] = useState(false);
  const run = async (noun: 'dryRun' | 'mended', body: object, onStarted?: () => void) => {
    setPending(true);
    try {
      const { data } = await api.act<Job>('imports', job.id, noun, body);
      onStarted?.();
      redirect(importLink(data.id));
    } catch (error) {
      notify(toReason(ApiError.from(error).firstReason), { type: 'error' });
    } finally {
      setPending(false);
    }
  };
  return {
    start: (setting: ImportSetting) => void run('dryRun', setting),
    mend: (mended: Mended, onStarted: () => void) =>
      void run(
        'mended',
        { rows: [...mended].map(([line, cells]) => ({ line, cells })) },
        onStarted,
      ),
    pending,
  };
};

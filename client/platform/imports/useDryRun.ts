import { useState } from 'react';
import { useDataProvider, useNotify, useRedirect } from 'react-admin';
import type { ImportSetting } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import type { Api } from '../../api.ts';
import { importLink } from '../../links.ts';
import { ApiError } from '../../apiError.ts';
import { useReason } from './useReason.ts';

/** Starts another dry run of the same file, read or imported in another way, and goes to its page. */
export const useDryRun = (job: Job) => {
  const api = useDataProvider<Api>();
  const redirect = useRedirect();
  const notify = useNotify();
  const toReason = useReason();
  const [pending, setPending] = useState(false);
  const start = async (setting: ImportSetting) => {
    setPending(true);
    try {
      const { data } = await api.act<Job>('imports', job.id, 'dryRun', setting);
      redirect(importLink(data.id));
    } catch (error) {
      notify(toReason(ApiError.from(error).firstReason), { type: 'error' });
    } finally {
      setPending(false);
    }
  };
  return { start: (setting: ImportSetting) => void start(setting), pending };
};

import { useDataProvider, useRedirect, useTranslate } from 'react-admin';
import type { Job } from '#contract/platform/jobs';
import { numberFormat } from '#shared/formatters';
import { importLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { totalOf } from './counts.ts';

/** Applies a dry run, after a confirmation that says how many records it writes. */
export const ApplyButton = ({ job, isReadRight }: { job: Job; isReadRight: boolean }) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const { locale } = useStoreSettings();
  const api = useDataProvider<Api>();
  const number = (count: number) => numberFormat(locale).format(count);
  const application: Verb = {
    key: 'apply',
    label: 'imports.apply',
    variant: 'contained',
    confirm: () => ({
      title: 'imports.applyTitle',
      lines: [
        translate('imports.applyText', {
          created: number(totalOf(job.counts, 'created')),
          updated: number(totalOf(job.counts, 'updated')),
          rejected: number(job.counts.rejected ?? 0),
        }),
      ],
      perform: async () => {
        const { data } = await api.act<Job>('imports', job.id, 'application', { isReadRight });
        redirect(importLink(data.id));
      },
    }),
  };
  return <VerbBar verbs={[application]} />;
};

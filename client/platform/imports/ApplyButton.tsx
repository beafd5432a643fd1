import { useDataProvider, useRedirect, useTranslate } from 'react-admin';
import { QUICKLY_UNDONE_KINDS, UNDOABLE_KINDS } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { MAX_UNDONE, MAX_UNDONE_QUICKLY } from '#contract/platform/undo';
import { numberFormat } from '#shared/formatters';
import { importLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { totalOf } from './counts.ts';
import { useReason } from './useReason.ts';

/** Applies a dry run, after a confirmation that says how many records it writes. */
export const ApplyButton = ({ job, isReadRight }: { job: Job; isReadRight: boolean }) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const { locale } = useStoreSettings();
  const api = useDataProvider<Api>();
  const reason = useReason();
  const number = (count: number) => numberFormat(locale).format(count);
  const { kind } = job.input;
  const [created, updated] = [totalOf(job.counts, 'created'), totalOf(job.counts, 'updated')];
  const max = QUICKLY_UNDONE_KINDS.has(kind) && updated === 0 ? MAX_UNDONE_QUICKLY : MAX_UNDONE;
  const isTooLarge = UNDOABLE_KINDS.has(kind) && created + updated > max;
  const application: Verb = {
    key: 'apply',
    label: 'imports.apply',
    variant: 'contained',
    confirm: () => ({
      title: 'imports.applyTitle',
      lines: [
        translate('imports.applyText', {
          created: number(created),
          updated: number(updated),
          rejected: number(job.counts.rejected ?? 0),
        }),
        ...(isTooLarge
          ? [
              translate('undo.willBeTooLarge', {
                max: number(max),
              }),
            ]
          : []),
      ],
      perform: async () => {
        const refuse = (error: unknown) => {
          const { status, body, key } = ApiError.from(error);
          throw new ApiError(status, { ...body, message: reason(key) });
        };
        const answer = await api
          .act<Job>('imports', job.id, 'application', { isReadRight })
          .catch(refuse);
        redirect(importLink(answer.data.id));
      },
    }),
  };
  return <VerbBar verbs={[application]} />;
};

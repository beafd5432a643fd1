import { Typography } from '@mui/material';
import { useRedirect, useTranslate } from 'react-admin';
import type { Job } from '#contract/platform/jobs';
import { ConfirmButton } from '../../ui/feedback/ConfirmButton.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { totalOf } from './counts.ts';

/** Does what the dry run showed, after saying how much that is. */
export const ApplyButton = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const { locale } = useStoreSettings();
  const { act, pending } = useAct<Job>('imports', 'application', {
    onSuccess: ({ id }) => redirect(`/imports/${id}`),
  });
  const number = (count: number) => new Intl.NumberFormat(locale).format(count);
  return (
    <ConfirmButton
      label="imports.apply"
      title="imports.applyTitle"
      tone="normal"
      variant="contained"
      pending={pending}
      onConfirm={() => act(job.id)}
    >
      <Typography>
        {translate('imports.applyText', {
          created: number(totalOf(job.counts, 'created')),
          updated: number(totalOf(job.counts, 'updated')),
          rejected: number(job.counts.rejected ?? 0),
        })}
      </Typography>
    </ConfirmButton>
  );
};

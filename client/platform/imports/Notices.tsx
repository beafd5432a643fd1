import { Alert, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { IMPORT_NOTICES, type ImportNotice } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { argumentIn } from '#shared/localization';
import { numberFormat } from '#shared/formatters';
import { JoinedCategories } from './JoinedCategories.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const SEVERITY: Record<ImportNotice['key'], 'info' | 'warning'> = {
  removedVariants: 'warning',
  keptVariants: 'info',
  joinedCategories: 'info',
  ignoredColumns: 'warning',
  tinyPrices: 'warning',
  lowListPrices: 'warning',
  awaitsApproval: 'warning',
  unknownAgents: 'info',
  unknownReasons: 'info',
};

const isPreview = ({ input, status }: Job) => input.dryRun === true && status === 'done';

const noticesOf = ({ input }: Job): ImportNotice[] =>
  Array.isArray(input.notices) ? (input.notices as ImportNotice[]) : [];

/** What an import does besides its counts: what it removes, keeps and does not read, by number and name. */
export const Notices = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const number = numberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const notices = noticesOf(job);
  const shown = IMPORT_NOTICES.flatMap((key) => notices.find((notice) => notice.key === key) ?? []);
  if (shown.length === 0) return null;
  const textOf = ({ key, count, names }: ImportNotice) => {
    const shown = names.map((name) => String(argumentIn(name, locale)));
    return translate(`imports.notices.${key}`, {
      smart_count: count,
      number: number.format(count),
      names: list.format(count > shown.length ? [...shown, '…'] : shown),
    });
  };
  return (
    <Stack spacing={1} sx={{ mb: 1.5 }}>
      {shown.map((notice) =>
        notice.keys && isPreview(job) ? (
          <JoinedCategories key={notice.key} job={job} notice={notice} text={textOf(notice)} />
        ) : (
          <Alert key={notice.key} severity={SEVERITY[notice.key]} sx={{ overflowWrap: 'anywhere' }}>
            {textOf(notice)}
          </Alert>
        ),
      )}
    </Stack>
  );
};

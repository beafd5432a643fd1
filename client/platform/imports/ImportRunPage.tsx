/** One run of an import: its progress, what it would do or did, and the refused rows. */
import { Alert, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useDataProvider, useRouterProvider, useTranslate } from 'react-admin';
import {
  type FileReading,
  IMPORT_KINDS,
  UNDOABLE_KINDS,
  WHOLE_FILE_KINDS,
} from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { pageLink, showLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { isActive, JobProgress, JobStatusChip } from '../shared/JobProgress.tsx';
import { AskBeforeLeaving } from '../../ui/form/AskBeforeLeaving.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ApplyButton } from './ApplyButton.tsx';
import { ColumnsSection } from './ColumnsSection.tsx';
import { totalOf } from './counts.ts';
import { ImportChanges } from './ImportChanges.tsx';
import { Imported } from './Imported.tsx';
import { Notices } from './Notices.tsx';
import { ReadingSection } from './ReadingSection.tsx';
import { RefusedRows } from './RefusedRows.tsx';
import { Summary } from './Summary.tsx';
import { UncheckedRows } from './UncheckedRows.tsx';
import { type Mends, useMends } from './useMends.ts';
import { useColumns } from './useColumns.ts';
import { useReason } from './useReason.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

const AGAIN_MS = 500;

const useJob = (id: string) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['jobs', 'one', id],
    queryFn: async ({ signal }) =>
      (await api.call<Job>('GET', `/jobs/${encodeURIComponent(id)}`, undefined, signal)).data,
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? AGAIN_MS : false),
  });
};

const BackLink = () => {
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  return (
    <Button component={Link} to={pageLink('/imports')}>
      {translate('imports.back')}
    </Button>
  );
};

/** An import that ends in one record, which somebody may have to look at. */
const Made = ({ to, text, open }: { to: string; text: string; open: string }) => {
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  const action = (
    <Button component={Link} to={to} color="inherit" size="small">
      {translate(open)}
    </Button>
  );
  return (
    <Alert severity="success" action={action}>
      {translate(text)}
    </Alert>
  );
};

/** The notice above a finished run: the next step, or why it ended early. */
const Ending = ({ job, isRight, mends }: { job: Job; isRight: boolean; mends: Mends }) => {
  const translate = useTranslate();
  const { names } = useColumns(String(job.input.kind));
  const toReason = useReason(names);
  const dryRun = job.input.dryRun === true;
  if (dryRun && (job.status === 'cancelled' || job.status === 'interrupted')) {
    return <Alert severity="warning">{translate('imports.dryRunEnded')}</Alert>;
  }
  if (job.message)
    return (
      <Alert severity={job.status === 'failed' ? 'error' : 'warning'}>
        {toReason(job.message)}
      </Alert>
    );
  const { batchId, adjustmentId } = job.input;
  if (typeof batchId === 'number')
    return (
      <Made to={showLink('priceBatches', batchId)} text="imports.batch" open="imports.openBatch" />
    );
  if (typeof adjustmentId === 'number')
    return (
      <Made
        to={showLink('pointAdjustments', adjustmentId)}
        text="imports.adjusted"
        open="imports.openAdjustment"
      />
    );
  if (!dryRun) {
    const isUndoable =
      UNDOABLE_KINDS.has(job.input.kind) &&
      totalOf(job.counts, 'created') + totalOf(job.counts, 'updated') > 0;
    return <Imported jobId={job.id} isUndoable={isUndoable} />;
  }
  if (mends.mended.size > 0) return <UncheckedRows mends={mends} text="checkFirst" />;
  const changes = totalOf(job.counts, 'created') + totalOf(job.counts, 'updated');
  const isDoubtful = (readingOf(job)?.doubts.length ?? 0) > 0;
  if (changes > 0 && isDoubtful && !isRight)
    return <Alert severity="warning">{translate('imports.reading.first')}</Alert>;
  if (changes > 0) return <ApplyButton job={job} isReadRight={isRight} />;
  const rejected = job.counts.rejected ?? 0;
  if (rejected === 0) return <Alert severity="info">{translate('imports.nothingToDo')}</Alert>;
  const key = WHOLE_FILE_KINDS.has(job.input.kind)
    ? 'wholeFile'
    : totalOf(job.counts, 'unchanged') > 0
      ? 'onlyRefused'
      : 'allRefused';
  return <Alert severity="error">{translate(`imports.${key}`, { smart_count: rejected })}</Alert>;
};

const readingOf = ({ input }: Job) => input.reading as FileReading | undefined;

const summaryTitle = (job: Job) =>
  job.input.dryRun === true
    ? 'imports.summary.dryRun'
    : job.status === 'done'
      ? 'imports.summary.done'
      : 'imports.summary.soFar';

const Run = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const kind = IMPORT_KINDS.find((one) => one === job.input.kind);
  const active = isActive(job);
  const reading = readingOf(job);
  const [isRight, setRight] = useState(false);
  const mends = useMends(job);
  return (
    <>
      <PageTitle
        title={translate(job.input.dryRun === true ? 'imports.dryRunOf' : 'imports.importOf', {
          name: job.name,
        })}
      >
        <JobStatusChip job={job} />
        {kind && (
          <Typography color="text.secondary">{translate(`imports.kinds.${kind}.name`)}</Typography>
        )}
        <BackLink />
      </PageTitle>
      <Section>
        <div aria-live="polite">
          {active ? (
            <JobProgress job={job} />
          ) : (
            <Ending job={job} isRight={isRight} mends={mends} />
          )}
        </div>
      </Section>
      {reading && !active && (
        <ReadingSection job={job} reading={reading} isRight={isRight} onRight={setRight} />
      )}
      {reading && !active && job.input.dryRun === true && (
        <ColumnsSection job={job} reading={reading} />
      )}
      {Object.keys(job.counts).length > 0 && (
        <Section title={summaryTitle(job)}>
          <Notices job={job} />
          <Summary job={job} />
        </Section>
      )}
      <AskBeforeLeaving isUnsaved={mends.mended.size > 0} />
      <ImportChanges job={job} />
      {(job.counts.rejected ?? 0) > 0 && <RefusedRows job={job} mends={mends} />}
    </>
  );
};

const ImportRunPage = () => {
  const { id = '' } = useParams();
  const query = useJob(id);
  const { data } = query;
  if (!data)
    return (
      <>
        <BackLink />
        <Loading query={query} height={160} />
      </>
    );
  return <Run key={data.id} job={data} />;
};

export default ImportRunPage;

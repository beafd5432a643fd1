/** A batch of codes: how far it is made, what became of its codes, and whom to give more. */
import Download from '@mui/icons-material/FileDownloadOutlined';
import { Alert, Box, Button, Link } from '@mui/material';
import {
  useCanAccess,
  useDataProvider,
  useRecordContext,
  useRouterProvider,
  useTranslate,
} from 'react-admin';
import type { CouponBatch } from '#contract/promotions/coupons';
import type { Api } from '../../api.ts';
import { CopyField } from '../../ui/form/CopyField.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { JobProgress, isActive } from '../../platform/shared/JobProgress.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { BatchFunnel } from './BatchFunnel.tsx';
import { BatchState } from './BatchList.tsx';
import { IssueButton } from './IssueButton.tsx';
import { isGrowing, useBatchJob } from './useBatchJob.ts';
import { useBatchWords } from './useBatchWords.ts';

const Revoke = ({ batch }: { batch: CouponBatch }) => {
  const translate = useTranslate();
  const count = useCount();
  const api = useDataProvider<Api>();
  const revocation: Verb = {
    key: 'revoke',
    label: 'couponBatches.revoke.verb',
    tone: 'danger',
    confirm: () => ({
      title: translate('couponBatches.revoke.title', { name: batch.name }),
      lines: [
        translate('couponBatches.revoke.text', {
          generated: count(batch.generated),
          claimed: count(batch.claimed ?? 0),
        }),
      ],
      reason: 'required',
      perform: (reason) => api.act('couponBatches', batch.id, 'revocation', { reason }),
      success: 'couponBatches.revoke.done',
    }),
  };
  return <VerbBar verbs={[revocation]} />;
};

const Header = () => {
  const translate = useTranslate();
  const batch = useRecordContext<CouponBatch>();
  const { canAccess: mayEdit } = useCanAccess({ resource: 'couponBatches', action: 'edit' });
  if (!batch) return null;
  const isOpen = batch.revokedAt === null;
  return (
    <>
      <BatchState {...batch} />
      <span>{translate(`couponBatches.kinds.${batch.kind}`)}</span>
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {mayEdit && isOpen && <Revoke batch={batch} />}
        {mayEdit && batch.kind === 'unique' && batch.generated > 0 && (
          <Button
            variant="outlined"
            component="a"
            href={`/api/couponBatches/${batch.id}/codes.csv`}
            download
            startIcon={<Download />}
          >
            {translate('couponBatches.download')}
          </Button>
        )}
        {mayEdit && isOpen && batch.kind === 'unique' && <IssueButton batch={batch} />}
      </Box>
    </>
  );
};

/** After an interruption. */
const GoOn = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const { act, pending } = useAct<CouponBatch>('couponBatches', 'resumption');
  return (
    <Button color="inherit" loading={pending} onClick={() => void act(id)}>
      {translate('couponBatches.goOn')}
    </Button>
  );
};

/** How far the codes are made, or why they stopped. */
const Progress = ({ batch }: { batch: CouponBatch }) => {
  const { canAccess: mayEdit = false } = useCanAccess({
    resource: 'couponBatches',
    action: 'edit',
  });
  const translate = useTranslate();
  const count = useCount();
  const job = useBatchJob(batch);
  if (!isGrowing(batch) || !job) return null;
  return (
    <Section title="couponBatches.sections.progress">
      <div aria-live="polite">
        {isActive(job) ? (
          <JobProgress job={job} />
        ) : (
          job.status !== 'done' && (
            <Alert severity="warning" action={mayEdit && <GoOn id={batch.id} />}>
              {translate('couponBatches.stopped', {
                made: count(batch.generated),
                quantity: count(batch.quantity),
              })}{' '}
              {job.message && translate(job.message, { _: job.message })}
            </Alert>
          )
        )}
      </div>
    </Section>
  );
};

const Main = () => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  /** With the one code that everybody shares. */
  const batch = useRecordContext<CouponBatch & { code?: string | null }>();
  if (!batch) return null;
  const filter = encodeURIComponent(JSON.stringify({ batchId: batch.id }));
  return (
    <>
      <Progress batch={batch} />
      <Section title="couponBatches.sections.became">
        {batch.code && <CopyField label="resources.coupons.fields.code" value={batch.code} />}
        <BatchFunnel batch={batch} />
        <Link
          component={RouterLink}
          to={`/coupons?filter=${filter}`}
          sx={{ display: 'inline-block', mt: 1.5, py: '2px' }}
        >
          {translate('couponBatches.toCodes')}
        </Link>
      </Section>
    </>
  );
};

const Rail = () => {
  const count = useCount();
  const batch = useRecordContext<CouponBatch>();
  const { validity, claim } = useBatchWords();
  const translate = useTranslate();
  if (!batch) return null;
  const label = (field: string) => `resources.couponBatches.fields.${field}`;
  const isUnique = batch.kind === 'unique';
  const facts = [
    {
      label: label('promotionId'),
      value: (
        <RecordLink resource="promotions" id={batch.promotionId}>
          {batch.promotionName ?? `#${batch.promotionId}`}
        </RecordLink>
      ),
    },
    { label: 'couponBatches.validity', value: validity(batch) },
    {
      label: label('usesPerCode'),
      value:
        batch.usesPerCode === null
          ? translate('couponBatches.unlimited')
          : count(batch.usesPerCode),
    },
    ...(isUnique
      ? [
          { label: 'couponBatches.claimLabel', value: claim(batch.claim) },
          { label: label('prefix'), value: batch.prefix || null },
          { label: label('length'), value: batch.length },
        ]
      : []),
    { label: label('authorName'), value: <PersonName name={batch.authorName} /> },
    { label: label('createdAt'), value: <Instant at={batch.createdAt} /> },
    ...(batch.revokedAt === null
      ? []
      : [{ label: label('revokedAt'), value: <Instant at={batch.revokedAt} /> }]),
  ];
  return (
    <>
      <Section title="couponBatches.sections.facts">
        <Facts facts={facts} />
      </Section>
      <HistorySection />
    </>
  );
};

const BatchShow = () => (
  <ShowPage header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default BatchShow;

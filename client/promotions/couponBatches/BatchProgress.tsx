/** How many of the codes are made, or why making them stopped. */
import { Alert, Button } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import type { CouponBatch } from '#contract/promotions/coupons';
import { isGrowing } from '#rules/promotions/couponStates';
import { isActive, JobProgress } from '../../platform/shared/JobProgress.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Section } from '../../ui/record/Section.tsx';
import { useBatchJob } from './useBatchJob.ts';
import { Gap } from '../../ui/record/Gap.tsx';

/** Makes the rest of the codes after an interruption. */
const Resume = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const { act, pending } = useAct<CouponBatch>('couponBatches', 'resumption');
  return (
    <Button color="inherit" loading={pending} onClick={() => void act(id)}>
      {translate('couponBatches.goOn')}
    </Button>
  );
};

export const BatchProgress = ({ batch }: { batch: CouponBatch }) => {
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
            <Alert severity="warning" action={mayEdit && <Resume id={batch.id} />}>
              {translate('couponBatches.stopped', {
                made: count(batch.generated),
                quantity: count(batch.quantity),
              })}
              <Gap />
              {job.message && translate(job.message, { _: job.message })}
            </Alert>
          )
        )}
      </div>
    </Section>
  );
};

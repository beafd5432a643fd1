/** A batch of codes: how many are made, what became of them, and who may be given more. */
import { Link } from '@mui/material';
import { useRecordContext, useRouterProvider, useTranslate } from 'react-admin';
import type { CouponBatch } from '#contract/promotions/coupons';
import { listLink } from '../../links.ts';
import { CopyField } from '../../ui/form/CopyField.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { BatchFacts } from './BatchFacts.tsx';
import { BatchFunnel } from './BatchFunnel.tsx';
import { BatchHeader } from './BatchHeader.tsx';
import { BatchProgress } from './BatchProgress.tsx';

const Main = () => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  /** With the one code that everybody shares. */
  const batch = useRecordContext<CouponBatch & { code?: string | null }>();
  if (!batch) return null;
  return (
    <>
      <BatchProgress batch={batch} />
      <Section title="couponBatches.sections.became">
        {batch.code && <CopyField label="resources.coupons.fields.code" value={batch.code} />}
        <BatchFunnel batch={batch} />
        <Link
          component={RouterLink}
          to={listLink('coupons', { filter: { batchId: batch.id } })}
          sx={{ display: 'inline-block', mt: 1.5, py: '2px' }}
        >
          {translate('couponBatches.toCodes')}
        </Link>
      </Section>
    </>
  );
};

const BatchShow = () => (
  <ShowPage header={<BatchHeader />} rail={<BatchFacts />}>
    <Main />
  </ShowPage>
);
export default BatchShow;

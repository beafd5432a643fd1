/** The effects of some promotions side by side. The chosen ones are in the address. */
import { Typography } from '@mui/material';
import { useSearchParams } from 'react-router-dom';
import { useTranslate } from 'react-admin';
import { MAX_COMPARED } from '#contract/promotions/effects';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { PromotionPicker } from './PromotionPicker.tsx';

const idsIn = (text: string | null): number[] =>
  [...new Set((text ?? '').split(',').map(Number))]
    .filter((id) => Number.isInteger(id) && id > 0)
    .slice(0, MAX_COMPARED);

const ComparisonPage = () => {
  const translate = useTranslate();
  const [params, setParams] = useSearchParams();
  const ids = idsIn(params.get('ids'));
  const choose = (next: readonly number[]) => setParams({ ids: next.join() }, { replace: true });
  return (
    <>
      <PageTitle title="promotionComparison.title" />
      <Typography color="text.secondary" sx={{ mb: 1.5, maxWidth: 720 }}>
        {translate('promotionComparison.help')}
      </Typography>
      <PromotionPicker ids={ids} onChange={choose} />
      {ids.length === 0 ? (
        <Typography>{translate('promotionComparison.none')}</Typography>
      ) : (
        <ComparisonTable ids={ids} />
      )}
    </>
  );
};

export default ComparisonPage;

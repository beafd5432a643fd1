/** Prices as a whole: what is earned on them, how they lie beside competitors', and what changes were followed by. */
import { Box } from '@mui/material';
import { useSearchParams } from 'react-router-dom';
import { useTranslate } from 'react-admin';
import { CategorySelect } from '../shared/categories.tsx';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { EffectSection } from './EffectSection.tsx';
import { IndexSection } from './IndexSection.tsx';
import { MarginSection } from './MarginSection.tsx';

const PricingPage = () => {
  const translate = useTranslate();
  const seesCosts = useSeesCosts();
  const [params, setParams] = useSearchParams();
  const categoryId = Number(params.get('category')) || null;
  const choose = (id: number | null) =>
    setParams(id === null ? {} : { category: String(id) }, { replace: true });
  return (
    <>
      <PageTitle title="pricing.title">
        <Box sx={{ flex: 1 }} />
        <Box sx={{ width: { xs: '100%', sm: 280 } }}>
          <CategorySelect
            label={translate('pricing.category')}
            value={categoryId}
            onChange={choose}
          />
        </Box>
      </PageTitle>
      {seesCosts && <MarginSection categoryId={categoryId} />}
      <IndexSection categoryId={categoryId} />
      <EffectSection />
    </>
  );
};

export default PricingPage;

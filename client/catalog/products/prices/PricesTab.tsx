/** Prices of a product: choose the variant; what it costs now, what is planned, what it cost, and why. */
import { Alert, Box, Button, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { VariantInput } from '#contract/catalog/products';
import { optionNames } from '#shared/optionNames';
import type { Api } from '../../../api.ts';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { PriceDialog } from '../../../pricing/shared/PriceDialog.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import type { EditedProduct } from '../record.ts';
import { PlannedPrices } from './PlannedPrices.tsx';
import { PriceNow } from './PriceNow.tsx';
import { TimelinePanel } from './TimelinePanel.tsx';
import type { Timeline } from './timeline.ts';
import { useFloor } from './useFloor.ts';
import { WhichPrice } from './WhichPrice.tsx';
import { Loading } from '../../../ui/feedback/Loading.tsx';

type Saved = VariantInput & { id: number };

/** Beside the side column of a record page there is room for both only in a wide window. */
const BESIDE = {
  display: 'grid',
  columnGap: 2,
  gridTemplateColumns: 'minmax(0, 1fr)',
  '@media (min-width: 1800px)': { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)' },
} as const;

interface VariantProps {
  variant: Saved;
  name: string;
  categoryId: number | null;
}

const VariantPrices = ({ variant, name, categoryId }: VariantProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [scheduling, setScheduling] = useState(false);
  const { canAccess: mayEdit = false } = useCanAccess({ resource: 'prices', action: 'create' });
  const floor = useFloor(variant, categoryId);
  const query = useQuery({
    queryKey: ['prices', 'timeline', variant.id],
    queryFn: async ({ signal }) =>
      (await api.call<Timeline>('GET', `/variants/${variant.id}/priceTimeline`, undefined, signal))
        .data,
  });
  const { data } = query;
  if (!data) return <Loading query={query} height={320} />;
  const again = () => void query.refetch();
  return (
    <>
      <Box sx={BESIDE}>
        <Section title="products.prices.now">
          <PriceNow timeline={data} cost={variant.cost} floor={floor} />
        </Section>
        <Section
          title="products.prices.planned"
          actions={
            mayEdit && (
              <Button variant="outlined" onClick={() => setScheduling(true)}>
                {translate('products.prices.schedule')}
              </Button>
            )
          }
        >
          <PlannedPrices timeline={data} mayEdit={mayEdit} onChange={again} />
        </Section>
      </Box>
      <TimelinePanel timeline={data} name={name} />
      <WhichPrice key={variant.id} variantId={variant.id} />
      {scheduling && (
        <PriceDialog
          listId={BASE_LIST_ID}
          variantId={variant.id}
          title={translate('products.prices.scheduleTitle', { name })}
          onClose={() => {
            setScheduling(false);
            again();
          }}
        />
      )}
    </>
  );
};

export const PricesTab = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const product = useRecordContext<EditedProduct>();
  const saved = (product?.variants ?? []).filter((one): one is Saved => one.id !== undefined);
  const [chosen, setChosen] = useState<number>();
  const variant = saved.find(({ id }) => id === chosen) ?? saved[0];
  if (!product || !variant)
    return <Alert severity="info">{translate('products.prices.saveFirst')}</Alert>;
  const optionsOf = ({ optionValues }: Saved) =>
    optionNames(optionValues, toText, product.options).join(' / ');
  const labelOf = (one: Saved) =>
    [optionsOf(one), one.sku].filter(Boolean).join(' · ') || toText(product.names);
  return (
    <>
      {saved.length > 1 && (
        <TextField
          select
          label={translate('products.prices.variant')}
          value={variant.id}
          onChange={({ target }) => setChosen(Number(target.value))}
          sx={{ minWidth: 260, mb: 2 }}
        >
          {saved.map((one) => (
            <MenuItem key={one.id} value={one.id}>
              {labelOf(one)}
            </MenuItem>
          ))}
        </TextField>
      )}
      <VariantPrices
        key={variant.id}
        variant={variant}
        name={[toText(product.names), optionsOf(variant)].filter(Boolean).join(' · ')}
        categoryId={product.primaryCategoryId}
      />
    </>
  );
};

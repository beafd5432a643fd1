/** Prices seen at an offer, and noting another. */
import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  BooleanInput,
  Form,
  required,
  useCanAccess,
  useDataProvider,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import {
  type CompetitorOffer,
  type CompetitorPrice,
  ObservationInput,
} from '#contract/pricing/competitors';
import type { Api } from '../../api.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { InstantInput } from '../../ui/form/InstantInput.tsx';
import { Money, MoneyInput } from '../../ui/record/money.tsx';
import { resolverOf } from '../../ui/form/resolver.ts';
import { Section } from '../../ui/record/Section.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

const SHOWN = 20;
const EMPTY = { amount: null, shipping: 0, inStock: true, observedAt: null };

const Observe = ({ id }: { id: number }) => {
  const translate = useTranslate();
  // Another form for each observation.
  const [noted, setNoted] = useState(0);
  const { act, pending } = useAct('competitorOffers', 'observation', {
    success: 'competitorOffers.observed',
    onSuccess: () => setNoted((count) => count + 1),
  });
  return (
    <Form
      key={noted}
      // A fresh one, not the offer around it.
      record={EMPTY}
      resolver={resolverOf(ObservationInput)}
      onSubmit={async (values: object) => {
        // An answer would be taken for errors.
        await act(id, values);
      }}
    >
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr', md: '1fr 1fr 1.6fr' },
          columnGap: 2,
          rowGap: 1,
          alignItems: 'start',
        }}
      >
        <MoneyInput
          source="amount"
          label="resources.competitorOffers.fields.amount"
          validate={required()}
          fullWidth
        />
        <MoneyInput
          source="shipping"
          label="resources.competitorOffers.fields.shipping"
          fullWidth
        />
        <InstantInput
          source="observedAt"
          dayLabel="competitorOffers.seenOn"
          timeLabel="competitorOffers.seenAt"
        />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <BooleanInput source="inStock" label="competitorOffers.inStock" helperText={false} />
        <Box sx={{ flex: 1 }} />
        <Button type="submit" variant="outlined" disabled={pending}>
          {translate('competitorOffers.observe')}
        </Button>
      </Box>
    </Form>
  );
};

const usePrices = (offer: CompetitorOffer | undefined) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['competitorOffers', 'prices', offer?.id, offer?.observedAt],
    queryFn: async ({ signal }) =>
      (
        await api.call<CompetitorPrice[]>(
          'GET',
          `/competitorOffers/${offer?.id}/prices`,
          undefined,
          signal,
        )
      ).data,
    enabled: offer !== undefined,
  });
};

const NUMBER = { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } as const;

export const Observations = () => {
  const translate = useTranslate();
  const offer = useRecordContext<CompetitorOffer>();
  const query = usePrices(offer);
  const prices = query.data;
  const { canAccess } = useCanAccess({ resource: 'competitorOffers', action: 'edit' });
  if (!offer) return null;
  return (
    <Section title="competitorOffers.prices" help="competitorOffers.pricesHelp">
      {canAccess && <Observe id={offer.id} />}
      {!prices ? (
        <Loading query={query} height={160} />
      ) : prices.length === 0 ? (
        <Typography color="text.secondary">{translate('competitorOffers.noPrices')}</Typography>
      ) : (
        <TableContainer
          tabIndex={0}
          role="region"
          aria-label={translate('competitorOffers.prices')}
        >
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{translate('competitorOffers.when')}</TableCell>
                <TableCell sx={NUMBER}>
                  {translate('resources.competitorOffers.fields.amount')}
                </TableCell>
                <TableCell sx={NUMBER}>
                  {translate('resources.competitorOffers.fields.shipping')}
                </TableCell>
                <TableCell>{translate('resources.competitorOffers.fields.inStock')}</TableCell>
                <TableCell>{translate('competitorOffers.source')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {prices
                .slice(0, SHOWN)
                .map(({ id, observedAt, amount, shipping, inStock, source }) => (
                  <TableRow key={id}>
                    <TableCell>
                      <Instant at={observedAt} />
                    </TableCell>
                    <TableCell sx={NUMBER}>
                      <Money amount={amount} />
                    </TableCell>
                    <TableCell sx={NUMBER}>
                      <Money amount={shipping} />
                    </TableCell>
                    <TableCell>
                      {translate(inStock ? 'competitorOffers.inStock' : 'competitorOffers.soldOut')}
                    </TableCell>
                    <TableCell>{translate(`competitorOffers.sources.${source}`)}</TableCell>
                  </TableRow>
                ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </Section>
  );
};

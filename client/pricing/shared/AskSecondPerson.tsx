/** A price below its floor, made as a batch of one price and submitted for a second person's approval. */
import { Alert, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useRedirect, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import type { PriceInput } from '#contract/pricing/prices';
import { showLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { useMoney } from '../../ui/record/money.tsx';

/** The batch that writes the price of the form, once it is approved. */
export const batchOfPrice = (price: PriceInput, name: string, reason: string): BatchDraft => {
  const { listId, minQuantity, startsAt, endsAt, variantId, amount } = price;
  return {
    name,
    reason,
    listId,
    minQuantity,
    startsAt,
    endsAt,
    filter: { variantIds: [variantId] },
    formula: { kind: 'set', amount },
    request: { belowFloor: 'allow', conflicts: 'refuse' },
  };
};

export const AskSecondPerson = () => {
  const translate = useTranslate();
  const money = useMoney();
  const notify = useNotify();
  const redirect = useRedirect();
  const api = useDataProvider<Api>();
  const { getValues } = useFormContext<PriceInput>();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    const price = getValues();
    const name = translate('prices.secondPerson.batch', { amount: money(price.amount) });
    try {
      const data = batchOfPrice(price, name, reason);
      const { data: batch } = await api.create<PriceBatch>('priceBatches', { data });
      await api.act('priceBatches', batch.id, 'submission', {});
      notify('prices.secondPerson.done', { type: 'success' });
      redirect(showLink('priceBatches', batch.id));
    } catch (error) {
      notify(ApiError.from(error).key, { type: 'error' });
      setAsking(false);
    }
  };
  return (
    <Alert severity="warning" sx={{ my: 1 }}>
      {translate('prices.secondPerson.text')}
      <TextField
        label={translate('prices.secondPerson.why')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        fullWidth
        required
        slotProps={{ htmlInput: { maxLength: 300 } }}
      />
      <Button onClick={() => void ask()} disabled={asking || reason.trim() === ''}>
        {translate('prices.secondPerson.verb')}
      </Button>
    </Alert>
  );
};

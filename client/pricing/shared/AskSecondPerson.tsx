/** A price below its floor, made as a batch of one price and submitted for a second person's approval. */
import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useRedirect, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { Conflict } from '#contract/pricing/priceBatches/batchRows';
import type { PriceInput } from '#contract/pricing/prices';
import { showLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { newFormKey } from '../../sendOnce.ts';
import { useInstant } from '../../ui/record/instant.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { batchOfPrice, type Conflicts, firstPlanned } from './batchOfPrice.ts';
import { type HeldPrice, InTheWay } from './InTheWay.tsx';
import { isSame } from './isSame.ts';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

const TERMS = ['variantId', 'minQuantity', 'startsAt', 'endsAt'];

interface Choice {
  conflicts?: Conflicts;
  /** Another end than that of the form. */
  endsAt?: number;
}

/** Creates the batch and submits it in one request: what is refused leaves no draft behind. */
const useAsk = (reason: string) => {
  const translate = useTranslate();
  const money = useMoney();
  const notify = useNotify();
  const redirect = useRedirect();
  const api = useDataProvider<Api>();
  const { handleSubmit } = useFormContext<PriceInput>();
  const [form] = useState(newFormKey);
  const [asking, setAsking] = useState(false);
  const [planned, setPlanned] = useState<{ price: PriceInput; rows: HeldPrice[] }>();
  const send = async (price: PriceInput, { conflicts, ...end }: Choice) => {
    const name = translate('prices.secondPerson.batch', { amount: money(price.amount) });
    const data = batchOfPrice({ ...price, ...end }, name, reason, conflicts);
    setAsking(true);
    setPlanned(undefined);
    try {
      const { data: batch } = await api.create<PriceBatch>('priceBatches', {
        data,
        meta: { form },
      });
      notify('prices.secondPerson.done', { type: 'success' });
      redirect(showLink('priceBatches', batch.id));
    } catch (error) {
      const refused = ApiError.from(error);
      const { conflicts: found = [] } = refused.details<{ conflicts: Conflict[] }>();
      if (found.length > 0)
        setPlanned({ price, rows: found.map(({ priceId, ...row }) => ({ ...row, id: priceId })) });
      else notify(refused.firstReason, { type: 'error' });
      setAsking(false);
    }
  };
  const ask = (choice: Choice = {}) => handleSubmit((price) => send(price, choice))();
  return { ask, asking, planned };
};

export const AskSecondPerson = () => {
  const translate = useTranslate();
  const instant = useInstant();
  const [reason, setReason] = useState('');
  const values = useWatch<PriceInput>();
  const { ask, asking, planned: found } = useAsk(reason);
  // Of other terms nothing is known yet.
  const planned = found && isSame(found.price, values, TERMS) ? found : undefined;
  const until = planned && firstPlanned(planned.rows, planned.price.startsAt, Date.now());
  const isOff = asking || reason.trim() === '';
  return (
    <Alert severity="warning" sx={{ my: 1 }}>
      {translate('prices.secondPerson.text')}
      <LimitedField
        label={translate('prices.secondPerson.why')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        fullWidth
        required
        max={300}
      />
      <Button onClick={() => void ask()} disabled={isOff}>
        {translate('prices.secondPerson.verb')}
      </Button>
      <div aria-live="polite">
        {planned && (
          <InTheWay rows={planned.rows}>
            {until && (
              <Button color="inherit" disabled={isOff} onClick={() => void ask({ endsAt: until })}>
                {translate('prices.secondPerson.until', { when: instant(until) })}
              </Button>
            )}
            <Button
              color="inherit"
              disabled={isOff}
              onClick={() => void ask({ conflicts: 'replace' })}
            >
              {translate('prices.secondPerson.replace')}
            </Button>
          </InTheWay>
        )}
      </div>
    </Alert>
  );
};

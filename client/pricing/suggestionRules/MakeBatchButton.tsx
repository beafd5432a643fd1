import { Button } from '@mui/material';
import { useCanAccess, useDataProvider, useRedirect, useTranslate } from 'react-admin';
import type { Suggestion } from '#contract/pricing/competitors';
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import { dayOf } from '#shared/days';
import { showLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

interface Props {
  label: string;
  /** The suggestions to take, read when asked for. */
  take: () => Promise<readonly Suggestion[]>;
  disabled?: boolean;
  variant?: 'contained' | 'outlined';
}

/** Puts suggestions into a draft price batch, and opens it: nothing is changed before somebody submits that. */
export const MakeBatchButton = ({
  label,
  take,
  disabled = false,
  variant = 'contained',
}: Props) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const redirect = useRedirect();
  const { run, pending } = useWork();
  const { locale, timeZone } = useStoreSettings();
  const { canAccess } = useCanAccess({ resource: 'priceBatches', action: 'create' });
  if (!canAccess) return null;
  const make = () =>
    run(
      async () => {
        const suggestions = await take();
        const data: BatchDraft = {
          name: translate('suggestionRules.batchName', {
            day: formatDay(dayOf(Date.now(), timeZone), locale),
          }),
          formula: { kind: 'given' },
          figures: suggestions.map(({ variantId, suggestedAmount }) => ({
            variantId,
            amount: suggestedAmount,
          })),
        };
        return (await api.create<PriceBatch>('priceBatches', { data })).data;
      },
      {
        success: 'suggestionRules.made',
        onSuccess: ({ id }) => redirect(showLink('priceBatches', id)),
      },
    );
  return (
    <Button variant={variant} disabled={disabled || pending} onClick={make}>
      {label}
    </Button>
  );
};

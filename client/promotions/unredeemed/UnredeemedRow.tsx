/** One discount that was not redeemed: which, how much, why, and what may be done about it. */
import { Box, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import {
  UNREDEEMED_VERDICTS,
  type UnredeemedDiscount,
  type UnredeemedVerdict,
} from '#contract/promotions/unredeemed';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { Gap } from '../../ui/record/Gap.tsx';

interface RowProps {
  orderId: number;
  discount: UnredeemedDiscount;
}

const TONES = { open: 'attention', kept: 'good', takenBack: 'neutral' } as const;

/** Both verdicts while nobody has decided, then the other one. */
const useVerbs = ({ orderId, discount }: RowProps): Verb[] => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const { canAccess } = useCanAccess({ resource: 'orders', action: 'decideDiscount' });
  const { promotionId, version } = discount;
  if (!canAccess) return [];
  const toVerb = (verdict: UnredeemedVerdict): Verb => ({
    key: verdict,
    label: `unredeemed.verbs.${verdict}.verb`,
    variant: 'outlined',
    confirm: () => ({
      title: `unredeemed.verbs.${verdict}.title`,
      lines: [translate(`unredeemed.verbs.${verdict}.text`)],
      reason: 'optional',
      perform: (reason) =>
        api.act('orders', orderId, 'discountDecision', { promotionId, verdict, reason, version }),
      success: `unredeemed.verbs.${verdict}.done`,
      onSuccess: () => void client.invalidateQueries({ queryKey: ['orders'] }),
    }),
  });
  return UNREDEEMED_VERDICTS.filter((verdict) => verdict !== discount.verdict).map(toVerb);
};

const Name = ({ discount }: Pick<RowProps, 'discount'>) => {
  const translate = useTranslate();
  const { promotionId, promotionName, label, code } = discount;
  return (
    <>
      {promotionName === null ? (
        <strong>{label || translate('unredeemed.unknownPromotion')}</strong>
      ) : (
        <RecordLink resource="promotions" id={promotionId}>
          {promotionName}
        </RecordLink>
      )}
      {code && <span>{translate('unredeemed.code', { code })}</span>}
    </>
  );
};

const Decision = ({ discount }: Pick<RowProps, 'discount'>) => {
  const translate = useTranslate();
  const toName = usePersonName();
  const { decidedByName, decidedAt, note } = discount;
  if (decidedAt === null) return null;
  return (
    <Typography component="span" color="text.secondary">
      {translate('unredeemed.decided', { name: toName(decidedByName ?? '') })}
      <Gap />
      <Instant at={decidedAt} />
      {note && ` · ${note}`}
    </Typography>
  );
};

export const UnredeemedRow = ({ orderId, discount }: RowProps) => {
  const translate = useTranslate();
  const verbs = useVerbs({ orderId, discount });
  const verdict = discount.verdict ?? 'open';
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <StatusChip tone={TONES[verdict]} label={`unredeemed.verdicts.${verdict}`} />
        <Name discount={discount} />
        <strong>
          −<Money amount={discount.amount} />
        </strong>
        <Decision discount={discount} />
        <Box sx={{ flex: 1 }} />
        <VerbBar verbs={verbs} />
      </Box>
      <Typography color="text.secondary">
        {translate(`unredeemed.reasons.${discount.reason}`)}
      </Typography>
    </Box>
  );
};

/** Accepts or refuses a return that goes beyond what was ordered; each decision can be changed to the other. */
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { ReturnDetail } from '#contract/orders/returns';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useMoney } from '../../ui/record/money.tsx';

const DECISIONS = [
  { noun: 'acceptance', review: 'accepted' },
  { noun: 'refusal', review: 'refused' },
] as const;

export const ReturnVerbs = ({ record }: { record: ReturnDetail }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const money = useMoney();
  const { canAccess } = useCanAccess({ resource: 'returns', action: 'decide' });
  const { id, review, amount, version } = record;
  if (!canAccess || review === 'fits' || review === 'refunded') return null;
  const verbs = DECISIONS.filter((decision) => decision.review !== review).map(
    ({ noun, review: decided }): Verb => ({
      key: noun,
      label: `returns.verbs.${decided}.verb`,
      variant: decided === 'accepted' ? 'contained' : 'outlined',
      confirm: () => ({
        title: `returns.verbs.${decided}.title`,
        lines: [translate(`returns.verbs.${decided}.text`, { amount: money(amount) })],
        reason: 'optional',
        perform: (reason) => api.act('returns', id, noun, { reason, version }),
        success: `returns.verbs.${decided}.done`,
      }),
    }),
  );
  return <VerbBar verbs={verbs} />;
};

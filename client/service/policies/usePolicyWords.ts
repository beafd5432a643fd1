import { useTranslate } from 'react-admin';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useCategoryChoices } from '../../pricing/shared/categories.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import type { PolicyWords } from './policyLines.ts';

export const usePolicyWords = (): PolicyWords => {
  const translate = useTranslate();
  const categories = useCategoryChoices();
  const nameOf = useAudienceName();
  const money = useMoney();
  const rate = useRate();
  return {
    say: (key, facts) => translate(`policies.${key}`, facts),
    field: (name) => translate(`resources.afterSalesPolicies.fields.${name}`),
    money,
    rate,
    category: (id) => categories.find((one) => one.id === id)?.name ?? '…',
    channel: (key) => nameOf('channels', key),
  };
};

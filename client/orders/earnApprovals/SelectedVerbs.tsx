/** Lets the selected late orders and events earn, or not, all of them at once. */
import { useDataProvider, useListContext, useRefresh, useTranslate } from 'react-admin';
import type { EarnApproval, EarnDecided } from '#contract/orders/earnApprovals';
import type { Api } from '../../api.ts';
import { useTellResults } from '../../ui/feedback/useTellResults.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { EarnSums } from './EarnSums.tsx';

const toResult = ({ id, sourceId, isDecided, error }: EarnDecided) => ({
  name: sourceId ?? id,
  error: isDecided ? null : (error ?? 'errors.internal'),
});

export const SelectedVerbs = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const tell = useTellResults('earnApprovals.selected');
  const { selectedIds, onUnselectItems } = useListContext<EarnApproval>();
  // The bar only hides while nothing is selected: its verbs must not be reached then.
  if (selectedIds.length === 0) return null;
  const count = { smart_count: selectedIds.length };
  const verbs = (['approved', 'rejected'] as const).map((decision): Verb => ({
    key: decision,
    label: `earnApprovals.verbs.${decision}.verb`,
    variant: decision === 'approved' ? 'contained' : 'outlined',
    confirm: () => ({
      title: translate(`earnApprovals.selected.${decision}.title`, count),
      lines: [translate(`earnApprovals.selected.${decision}.text`)],
      ...(decision === 'approved' && { preview: <EarnSums ids={selectedIds} /> }),
      reason: 'optional',
      perform: async (reason) => {
        const body = { ids: selectedIds, decision, reason };
        const { data } = await api.call<EarnDecided[]>('POST', '/earnApprovals/decisions', body);
        tell(data.map(toResult));
      },
      onSuccess: () => {
        onUnselectItems();
        refresh();
      },
    }),
  }));
  return <VerbBar verbs={verbs} />;
};

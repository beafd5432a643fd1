/** Lets the selected late orders and events earn, or not, all of them at once. */
import { useDataProvider, useListContext, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { EarnApproval, EarnDecided } from '#contract/orders/earnApprovals';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { EarnSums } from './EarnSums.tsx';

/** More than these are not named one by one. */
const NAMED = 5;

/** What is said of them: how many are decided, and which are not and why. */
const useTell = () => {
  const notify = useNotify();
  const translate = useTranslate();
  return (results: readonly EarnDecided[]) => {
    const failed = results.filter(({ isDecided }) => !isDecided);
    const done = translate('earnApprovals.selected.done', {
      smart_count: results.length - failed.length,
    });
    const why = failed.slice(0, NAMED).map(({ id, sourceId, error }) =>
      translate('earnApprovals.selected.failed', {
        name: sourceId ?? id,
        why: translate(error ?? 'errors.internal'),
      }),
    );
    const more = failed.length - why.length;
    if (more > 0) why.push(translate('earnApprovals.selected.more', { smart_count: more }));
    const text = [done, ...why].join(' ');
    notify(text, {
      messageArgs: { _: text },
      type: failed.length > 0 ? 'warning' : 'success',
      ...(failed.length > 0 && { autoHideDuration: null }),
    });
  };
};

export const SelectedVerbs = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const tell = useTell();
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
        tell(data);
      },
      onSuccess: () => {
        onUnselectItems();
        refresh();
      },
    }),
  }));
  return <VerbBar verbs={verbs} />;
};

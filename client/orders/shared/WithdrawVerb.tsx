/** Takes an instruction back that the shop has not answered. */
import { useCanAccess, useDataProvider, useRefresh } from 'react-admin';
import type { Instruction } from '#contract/orders/instructions';
import { isUnanswered } from '#rules/orders/instructions';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';

export const WithdrawVerb = ({ row }: { row: Instruction }) => {
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const { canAccess } = useCanAccess({ resource: 'instructions', action: 'withdrawal' });
  if (!canAccess || !isUnanswered(row.state)) return null;
  return (
    <VerbBar
      verbs={[
        {
          key: 'withdraw',
          label: 'instructions.withdraw.verb',
          size: 'small',
          confirm: () => ({
            title: 'instructions.withdraw.title',
            lines: ['instructions.withdraw.text'],
            perform: () => api.act('instructions', row.id, 'withdrawal', { version: row.version }),
            success: 'instructions.withdraw.done',
            onSuccess: refresh,
            onConflict: refresh,
          }),
        },
      ]}
    />
  );
};

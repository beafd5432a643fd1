/** What may be done with a case now, as the server says. */
import { useState } from 'react';
import type { CaseDetail } from '#contract/service/cases';
import type { CaseAction } from '#contract/service/caseActions';
import { VerbBar } from '../../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../../ui/feedback/verbs.ts';
import { StepDialog } from './StepDialog.tsx';

/** What ends a case for nothing stands behind the others. */
const LAST: readonly CaseAction[] = ['cancel', 'recall', 'withdraw', 'closeAsSale', 'dismiss'];

export const CaseVerbs = ({ record }: { record: CaseDetail }) => {
  const [action, setAction] = useState<CaseAction>();
  const verbs = record.allowed.map((one, index): Verb => ({
    key: one,
    label: `cases.actions.${one}`,
    place: LAST.includes(one) ? 'menu' : 'bar',
    variant: index === 0 && !LAST.includes(one) ? 'contained' : 'outlined',
    onSelect: () => setAction(one),
  }));
  return (
    <>
      <VerbBar verbs={verbs} />
      {action && (
        <StepDialog record={record} action={action} onClose={() => setAction(undefined)} />
      )}
    </>
  );
};

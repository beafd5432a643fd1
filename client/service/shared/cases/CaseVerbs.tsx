/** What may be done with a case now, as the server says. */
import { Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseDetail } from '#contract/service/cases';
import type { CaseAction } from '#contract/service/caseActions';
import { nextAction } from '#rules/service/stages';
import { VerbBar } from '../../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../../ui/feedback/verbs.ts';
import { useWrongText } from '../../../ui/record/useWrongText.ts';
import { StepDialog } from './StepDialog.tsx';

/** What ends a case for nothing stands behind the others. */
const LAST: readonly CaseAction[] = ['cancel', 'recall', 'withdraw', 'closeAsSale', 'dismiss'];

export const CaseVerbs = ({ record }: { record: CaseDetail }) => {
  const translate = useTranslate();
  const toWrongText = useWrongText();
  const [action, setAction] = useState<CaseAction>();
  const usual = record.allowed.filter((one) => !LAST.includes(one));
  const next = nextAction(record.kind, record.stage, usual);
  const inOrder = record.allowed.toSorted(
    (one, other) => Number(other === next) - Number(one === next),
  );
  const verbs = inOrder.map((one): Verb => ({
    key: one,
    label: `cases.actions.${one}`,
    place: LAST.includes(one) ? 'menu' : 'bar',
    variant: one === next ? 'contained' : 'outlined',
    onSelect: () => setAction(one),
  }));
  return (
    <>
      <VerbBar verbs={verbs} />
      {record.withheld.map(({ action: one, why }) => (
        <Typography key={one} component="p" sx={{ m: 0, flexBasis: '100%', fontSize: 12.5 }}>
          {translate('withheld.action', {
            action: translate(`cases.actions.${one}`),
            why: toWrongText(why),
          })}
        </Typography>
      ))}
      {action && (
        <StepDialog record={record} action={action} onClose={() => setAction(undefined)} />
      )}
    </>
  );
};

/** A remedy that is to be marked as done. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import * as z from 'zod';
import { Remedy } from '#contract/service/remedies';
import type { CaseFieldsProps } from '../formTypes.ts';
import { ChoiceField } from './fields.tsx';

const Offered = z.object({ remedies: z.array(Remedy) });

export const RemedyField = ({ record, ...props }: CaseFieldsProps) => {
  const translate = useTranslate();
  const details = Offered.safeParse(record?.details);
  const remedies = details.success ? details.data.remedies : [];
  const round = Math.max(0, ...remedies.map((remedy) => remedy.round));
  const open = remedies.filter(
    (remedy) => remedy.round === round && remedy.doneAt === null && remedy.childCaseId === null,
  );
  return (
    <>
      <Typography sx={{ fontSize: 13 }}>{translate('cases.markHelp')}</Typography>
      <ChoiceField
        {...props}
        name="remedyId"
        choices={open.map(({ id, kind }) => ({ id, name: translate(`cases.remedyKinds.${kind}`) }))}
      />
    </>
  );
};

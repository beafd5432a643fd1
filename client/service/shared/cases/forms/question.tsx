/** What asking the customer for details asks for: the question, which the customer reads. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { TextPart } from '../fields.tsx';
import type { CaseFieldsProps, CaseForm } from '../formTypes.ts';
import { requires } from '../missing.ts';

const QuestionFields = (props: CaseFieldsProps) => (
  <>
    <Typography color="text.secondary">{useTranslate()('cases.questionHelp')}</Typography>
    <TextPart
      {...props}
      name="question"
      label="cases.fields.question"
      max={500}
      isLong
      isRequired
    />
  </>
);

export const questionForms: readonly CaseForm[] = (
  ['return', 'refundOnly', 'priceProtection', 'exchange'] as const
).map((kind) => ({
  kind,
  action: 'requestInfo',
  missing: requires('question'),
  Fields: QuestionFields,
}));

/** What becomes of an exchange that is converted. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseForm } from '../cases/formTypes.ts';

const ConversionFields = () => (
  <Typography color="text.secondary">{useTranslate()('exchanges.convertHelp')}</Typography>
);

export const convertForm: CaseForm = {
  kind: 'exchange',
  action: 'convert',
  Fields: ConversionFields,
};

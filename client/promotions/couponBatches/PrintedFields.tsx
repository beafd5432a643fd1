/** Codes that exist already: pasted, typed, or from a file. */
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Typography } from '@mui/material';
import { type ChangeEvent, useId } from 'react';
import { TextInput, required, useInput, useTranslate } from 'react-admin';
import { MAX_PRINTED, repeatedCodes, splitCodes } from '#contract/promotions/codes';
import { useCount } from '../../ui/list/useCount.ts';
import { WholeInput } from '../../ui/form/WholeInput.tsx';

/** The number of codes that are named. */
const NAMED = 5;
const plainText = (text: string | null) => text ?? '';

/** How many codes the text holds, the first of them, and which are there twice, unless the field says so already. */
const Counted = ({ text, isRefused }: { text: string; isRefused: boolean }) => {
  const translate = useTranslate();
  const count = useCount();
  const separator = translate('layout.listSeparator');
  const codes = splitCodes(text);
  const repeated = isRefused ? [] : repeatedCodes(codes);
  return (
    <Typography aria-live="polite" color={repeated.length > 0 ? 'error' : 'text.secondary'}>
      {repeated.length > 0
        ? translate('coupons.errors.repeatedCodes', {
            smart_count: repeated.length,
            codes: repeated.slice(0, NAMED).join(separator),
          })
        : translate('couponBatches.printedCount', {
            smart_count: codes.length,
            count: count(codes.length),
            codes: codes.slice(0, NAMED).join(separator) || '–',
          })}
    </Typography>
  );
};

export const PrintedFields = () => {
  const translate = useTranslate();
  const count = useCount();
  const inputId = useId();
  const { field, fieldState } = useInput<string>({ source: 'codes' });
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) field.onChange(await file.text());
    target.value = '';
  };
  return (
    <>
      <TextInput
        source="codes"
        multiline
        minRows={4}
        maxRows={12}
        validate={required()}
        parse={plainText}
        helperText={translate('couponBatches.help.codes', { max: count(MAX_PRINTED) })}
      />
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <Button component="label" htmlFor={inputId} startIcon={<UploadFile />}>
          {translate('couponBatches.chooseFile')}
        </Button>
        <input
          id={inputId}
          type="file"
          accept=".txt,.csv,text/plain,text/csv"
          hidden
          onChange={read}
        />
        <Counted text={field.value ?? ''} isRefused={fieldState.invalid} />
      </Box>
      <WholeInput source="usesPerCode" min={1} helperText="couponBatches.help.uniqueUses" />
    </>
  );
};

import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import { Button, InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

/** A text to copy, by selecting it or with the button. `label` is a translation key. */
export const CopyField = ({
  label,
  value,
  multiline = false,
}: {
  label: string;
  value: string;
  multiline?: boolean;
}) => {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    // Clipboards are refused outside https and localhost; the text stays selectable then.
    await navigator.clipboard?.writeText(value);
    setCopied(true);
  };
  return (
    <TextField
      fullWidth
      multiline={multiline}
      label={translate(label, { _: label })}
      value={value}
      slotProps={{
        htmlInput: {
          readOnly: true,
          style: { fontFamily: 'ui-monospace, monospace' },
          onFocus: selectAll,
        },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <Button
                onClick={() => void copy()}
                startIcon={copied ? <Check /> : <ContentCopy />}
                aria-live="polite"
              >
                {translate(copied ? 'ui.copied' : 'ui.copy')}
              </Button>
            </InputAdornment>
          ),
        },
      }}
    />
  );
};

const selectAll = ({
  target,
}: {
  target: EventTarget & (HTMLInputElement | HTMLTextAreaElement);
}) => target.select();

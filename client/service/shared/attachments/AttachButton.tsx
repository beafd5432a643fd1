import AttachFile from '@mui/icons-material/AttachFile';
import { Button } from '@mui/material';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';
import { MAX_ATTACHMENTS } from '#contract/service/attachments';
import { ACCEPTED_FILES, MAX_ATTACHMENT_MEGABYTES } from '#rules/service/attachments';

interface AttachButtonProps {
  onFiles: (files: File[]) => void;
  disabled: boolean;
}

export const AttachButton = ({ onFiles, disabled }: AttachButtonProps) => {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        startIcon={<AttachFile />}
        disabled={disabled}
        title={translate('attachments.accepted', {
          max: MAX_ATTACHMENT_MEGABYTES,
          count: MAX_ATTACHMENTS,
        })}
        onClick={() => input.current?.click()}
      >
        {translate('attachments.add')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={ACCEPTED_FILES}
        aria-label={translate('attachments.add')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again after it was corrected.
          target.value = '';
        }}
      />
    </>
  );
};

/** The notice that nothing was taken back: of which record and why, and the way to it. */
import { Alert, Box } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import type { NotUndone } from '#contract/platform/undo';
import { ApiError } from '../../../apiError.ts';
import { hasView } from '../../../pages.ts';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';

/** It stays long enough to be read and followed. */
const SHOWN_MS = 20_000;

const Look = ({ resource, recordId }: NotUndone) => {
  const translate = useTranslate();
  if (!hasView(resource, 'show') && !hasView(resource, 'edit')) return null;
  return (
    <Box sx={{ '& a': { color: 'inherit', textDecoration: 'underline' }, px: 1, py: 0.75 }}>
      <RecordLink resource={resource} id={recordId}>
        {translate('undo.look')}
      </RecordLink>
    </Box>
  );
};

export const useNotifyRefused = () => {
  const notify = useNotify();
  const translate = useTranslate();
  return (thrown: unknown) => {
    const error = ApiError.from(thrown);
    const [first] = error.details<{ left: NotUndone[] }>().left ?? [];
    const reason = translate(error.key, { _: error.key });
    notify(
      <Alert severity="error" variant="filled" action={first && <Look {...first} />}>
        {first
          ? translate('undo.refusedFor', { name: first.name ?? first.recordId, reason })
          : translate('undo.refused', { reason })}
      </Alert>,
      { autoHideDuration: SHOWN_MS },
    );
  };
};

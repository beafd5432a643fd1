/** Words of staff, which a manager can take away for good; what stands in their place afterwards. */
import { Box, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { RedactedPart, RedactedResource } from '#contract/service/wordRedactions';
import type { Api } from '../../../api.ts';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import { VerbBar } from '../../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../../ui/feedback/verbs.ts';
import { redactionsKey, useRedactions } from './useRedactions.ts';

export interface StaffWordsProps {
  resource: RedactedResource;
  recordId: number;
  part: RedactedPart;
  partId?: number | null;
  /** Null or empty where nothing was written, or it was taken away. */
  words: string | null;
}

const useRedact = ({ resource, recordId, part, partId = null }: StaffWordsProps): Verb => {
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  return {
    key: 'redact',
    label: 'wordRedactions.verb',
    place: 'menu',
    tone: 'danger',
    confirm: () => ({
      title: 'wordRedactions.title',
      lines: ['wordRedactions.text'],
      reason: 'required',
      perform: (reason) =>
        api.act(resource, recordId, 'wordRedaction', { part, row: partId, reason }),
      success: 'wordRedactions.done',
      onSuccess: () => {
        void client.invalidateQueries({ queryKey: redactionsKey(resource, recordId) });
        void client.invalidateQueries({ queryKey: ['tickets', 'timeline'] });
      },
    }),
  };
};

const Shown = (props: StaffWordsProps & { words: string }) => {
  const { canAccess = false } = useCanAccess({ resource: props.resource, action: 'redaction' });
  const redact = useRedact(props);
  return (
    <Box component="span" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {props.words}
      {canAccess && <VerbBar verbs={[redact]} moreLabel="wordRedactions.verbs" />}
    </Box>
  );
};

export const StaffWords = (props: StaffWordsProps) => {
  const translate = useTranslate();
  const personName = usePersonName();
  const { resource, recordId, part, partId = null, words } = props;
  const redactions = useRedactions(resource, recordId);
  if (words) return <Shown {...props} words={words} />;
  // A row of a merged ticket is named by its own number: the row alone tells it.
  const found = redactions.find((one) => one.part === part && one.partId === partId);
  if (!found) return null;
  return (
    <Typography component="span" color="text.secondary" sx={{ fontStyle: 'italic' }}>
      {translate('tickets.redacted', {
        name: personName(found.redactedBy),
        reason: found.reason,
      })}
    </Typography>
  );
};

/** Whether there is anything to show: words, or that they were taken away. */
export const useHasWords = ({
  resource,
  recordId,
  part,
  partId = null,
  words,
}: StaffWordsProps): boolean => {
  const redactions = useRedactions(resource, recordId);
  return Boolean(words) || redactions.some((one) => one.part === part && one.partId === partId);
};

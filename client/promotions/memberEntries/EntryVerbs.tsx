/** An entry to a contest is approved or refused, and an approved one wins. */
import { Box } from '@mui/material';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { MemberEntry } from '#contract/promotions/memberEntries';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

export const EntryVerbs = ({ entry }: { entry: MemberEntry }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const api = useDataProvider<Api>();
  const { canAccess } = useCanAccess({ resource: 'memberEntries', action: 'decide' });
  const { id, kind, state, number, activityNames, allowed, version } = entry;
  if (!canAccess || kind !== 'contest' || state === 'won') return null;
  const words = { number: count(number), activity: toText(activityNames) };
  const act = (noun: string, body: object = {}) =>
    api.act('memberEntries', id, noun, { version, ...body });
  const plain = (verb: 'approve' | 'award', noun: string) => ({
    title: translate(`memberEntries.${verb}.title`, words),
    lines: [translate(`memberEntries.${verb}.text`)],
    perform: () => act(noun),
    success: `memberEntries.${verb}.done`,
  });
  const verbs: Verb[] = [
    {
      key: 'refuse',
      label: 'memberEntries.refuse.verb',
      tone: 'danger',
      isAllowed: allowed.includes('refuse'),
      confirm: () => ({
        title: translate('memberEntries.refuse.title', words),
        lines: [translate('memberEntries.refuse.text')],
        reason: 'required',
        perform: (reason) => act('refusal', { reason }),
        success: 'memberEntries.refuse.done',
      }),
    },
    {
      key: 'approve',
      label: 'memberEntries.approve.verb',
      variant: 'contained',
      isAllowed: allowed.includes('approve'),
      confirm: () => plain('approve', 'approval'),
    },
    {
      key: 'award',
      label: 'memberEntries.award.verb',
      variant: 'contained',
      isAllowed: allowed.includes('award'),
      confirm: () => plain('award', 'award'),
    },
  ];
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <VerbBar verbs={verbs} />
    </Box>
  );
};

/** On the member's page: the newest records of what the member did, and doing it for them. */
import { Box, Button, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import {
  Link,
  type RaRecord,
  useCanAccess,
  useGetList,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { Member } from '#contract/members/members';
import { mayBeAddedTo } from '#rules/members/erased';
import { listLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

const SHOWN = 5;

interface LineProps {
  resource: 'memberEntries' | 'redeemedRewards';
  id: number;
  name: string;
  /** What it gave or cost; null for nothing to say yet. */
  text: string | null;
  at: number;
  state: ReactNode;
}
export const MemberRecordLine = ({ resource, id, name, text, at, state }: LineProps) => {
  const translate = useTranslate();
  return (
    <Box component="li" sx={{ mb: 0.75, display: 'flex', alignItems: 'start', gap: 1 }}>
      <Box sx={{ flex: 1 }}>
        <RecordLink resource={resource} id={id}>
          {name}
        </RecordLink>
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {text !== null && (
            <>
              {text}
              {translate('layout.partSeparator')}
            </>
          )}
          <Instant at={at} />
        </Typography>
      </Box>
      {state}
    </Box>
  );
};

interface OfferProps {
  /** Whether there is something to choose from. */
  isOffered: boolean;
  /** Messages: the button, and that nothing is offered. */
  verb: string;
  nothing: string;
  dialog: (onClose: () => void) => ReactNode;
}
export const OfferToMember = ({ isOffered, verb, nothing, dialog }: OfferProps) => {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  if (!isOffered)
    return <Typography sx={{ mt: 1, color: 'text.secondary' }}>{translate(nothing)}</Typography>;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate(verb)}
      </Button>
      {isOpen && dialog(() => setOpen(false))}
    </Box>
  );
};

interface SectionProps<T> {
  resource: 'memberEntries' | 'redeemedRewards';
  /** The field with the instant by which they are sorted. */
  newest: string;
  line: (row: T) => ReactNode;
  /** For whoever may do it for the member. */
  offer: (memberId: number) => ReactNode;
}
export const MemberRecordsSection = <T extends RaRecord>(props: SectionProps<T>) => {
  const { resource, newest, line, offer } = props;
  const translate = useTranslate();
  const count = useCount();
  const member = useRecordContext<Member>();
  const memberId = member?.id ?? 0;
  const { canAccess: mayOffer } = useCanAccess({ resource, action: 'create' });
  const { data = [], total } = useGetList<T>(
    resource,
    {
      filter: { memberId },
      pagination: { page: 1, perPage: SHOWN },
      sort: { field: newest, order: 'DESC' },
    },
    { enabled: memberId > 0 },
  );
  if (!member || total === undefined) return null;
  return (
    <>
      {total === 0 && translate(`${resource}.none`)}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map(line)}
      </Box>
      {total > SHOWN && (
        <Link to={listLink(resource, { filter: { memberId } })}>
          {translate(`${resource}.all`, { n: count(total) })}
        </Link>
      )}
      {mayOffer && mayBeAddedTo(member) && offer(memberId)}
    </>
  );
};

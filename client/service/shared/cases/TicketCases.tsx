/** On the ticket's page: its cases, each with what may be done now, which the key p begins, and opening another one. */
import { Box, Button, Typography } from '@mui/material';
import { Fragment, useRef, useState } from 'react';
import { useCanAccess, useGetOne, useTranslate } from 'react-admin';
import type { Case, CaseDetail } from '#contract/service/cases';
import type { TicketDetail } from '#contract/service/tickets';
import { Section } from '../../../ui/record/Section.tsx';
import { useKeys } from '../../../ui/useKeys.ts';
import { CaseVerbs } from './CaseVerbs.tsx';
import { useCases } from './useCases.ts';
import { CaseLine } from './CaseLine.tsx';
import { OpenDialog } from './OpenDialog.tsx';

/** What may be done with it, once it is known. */
const Verbs = ({ id }: { id: number }) => {
  const { data } = useGetOne<CaseDetail>('cases', { id, meta: { whole: true } });
  return data ? (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
      <CaseVerbs record={data} />
    </Box>
  ) : null;
};

const Cases = ({ rows }: { rows: readonly Case[] }) => {
  const list = useRef<HTMLUListElement>(null);
  useKeys({ p: () => list.current?.querySelector('button')?.focus() });
  return (
    <Box component="ul" ref={list} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {rows.map((row) => (
        <Fragment key={row.id}>
          <CaseLine row={row} />
          {row.closedAt === null && <Verbs id={row.id} />}
        </Fragment>
      ))}
    </Box>
  );
};

export const TicketCases = ({ ticket }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  const { canAccess: mayOpen = false } = useCanAccess({ resource: 'cases', action: 'create' });
  const [isOpening, setOpening] = useState(false);
  const rows = useCases({ ticketId: ticket.id }, true);
  const canOpen = mayOpen && ticket.allowed.includes('resolve');
  if (rows.length === 0 && !canOpen) return null;
  return (
    <Section
      title="cases.sectionTitle"
      actions={
        canOpen && <Button onClick={() => setOpening(true)}>{translate('cases.openVerb')}</Button>
      }
    >
      {rows.length === 0 && (
        <Typography color="text.secondary">{translate('cases.none')}</Typography>
      )}
      <Cases rows={rows} />
      {isOpening && <OpenDialog ticket={ticket} onClose={() => setOpening(false)} />}
    </Section>
  );
};

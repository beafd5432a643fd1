/** What was promised in a complaint or dispute and needs a case: opens it with the goods and the amount that were agreed on. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useGetOne, useTranslate } from 'react-admin';
import * as z from 'zod';
import type { CaseDetail } from '#contract/service/cases';
import { Remedy, type RemedyKind } from '#contract/service/remedies';
import type { CaseKind } from '#contract/service/stages';
import type { TicketDetail } from '#contract/service/tickets';
import { Section } from '../../ui/record/Section.tsx';
import type { CaseStart } from '../shared/cases/formTypes.ts';
import { OpenDialog } from '../shared/cases/OpenDialog.tsx';

const Promised = z.object({ remedies: z.array(Remedy) });
const KINDS: Partial<Record<RemedyKind, CaseKind>> = {
  refund: 'refundOnly',
  return: 'return',
  exchange: 'exchange',
  repair: 'repair',
};

/** A refund of an amount needs no goods. */
const startOf = (
  record: CaseDetail,
  { kind, amount: promised, given }: Remedy,
): CaseStart | null => {
  const opens = KINDS[kind];
  if (opens === undefined) return null;
  // What of it is left to give.
  const amount = promised === null ? null : promised - given;
  const isAmount = opens === 'refundOnly' && amount !== null && amount > 0;
  const quantities = Object.fromEntries(
    record.lines.map(({ lineNumber, requested }) => [lineNumber, requested]),
  );
  const reasonCode = record.reasonCode ?? '';
  return {
    kind: opens,
    parentId: record.id,
    input: isAmount ? { amount, quantities: {}, reasonCode } : { quantities, reasonCode },
  };
};

/** Those of the newest proposal of which nothing was done. */
const openOf = (record: CaseDetail): { remedy: Remedy; start: CaseStart }[] => {
  const { success, data } = Promised.safeParse(record.details);
  if (!success || (record.stage !== 'remedying' && record.stage !== 'executing')) return [];
  const newest = Math.max(0, ...data.remedies.map(({ round }) => round));
  return data.remedies.flatMap((remedy) => {
    const start = startOf(record, remedy);
    return start && remedy.state === 'open' && remedy.round === newest ? [{ remedy, start }] : [];
  });
};

const OpenPromised = ({
  record,
  start,
  onClose,
}: {
  record: CaseDetail;
  start: CaseStart;
  onClose: () => void;
}) => {
  const { data } = useGetOne<TicketDetail>('tickets', { id: record.ticketId });
  return data ? <OpenDialog ticket={data} start={start} onClose={onClose} /> : null;
};

export const RemedyCases = ({ record }: { record: CaseDetail }) => {
  const translate = useTranslate();
  const { canAccess: mayOpen = false } = useCanAccess({ resource: 'cases', action: 'create' });
  const [start, setStart] = useState<CaseStart>();
  const open = openOf(record);
  if (!mayOpen || open.length === 0) return null;
  return (
    <Section title="returnCases.promised">
      {translate('returnCases.promisedHelp')}
      {open.map(({ remedy, start: one }) => (
        <Button
          key={remedy.id}
          variant="outlined"
          sx={{ alignSelf: 'start' }}
          onClick={() => setStart(one)}
        >
          {translate('returnCases.openPromised', {
            kind: translate(`cases.remedyKinds.${remedy.kind}`),
          })}
        </Button>
      ))}
      {start && <OpenPromised record={record} start={start} onClose={() => setStart(undefined)} />}
    </Section>
  );
};

import { Alert } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useSearchParams } from 'react-router-dom';
import { TicketInput } from '#contract/service/ticketInputs';
import type { TicketDetail } from '#contract/service/tickets';
import { Form } from '../../ui/form/Form.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { TicketFields } from './TicketFields.tsx';

const DEFAULTS = {
  type: 'consultation',
  channel: 'phone',
  priority: 'P3',
  severity: null,
  memberId: null,
  orderExternalId: null,
  lines: [],
  tags: [],
  isMine: true,
  followUpOf: null,
};

/** The closed ticket that the address names, as `?followUpOf=7`. */
const useClosed = () => {
  const [params] = useSearchParams();
  const id = Number(params.get('followUpOf'));
  const isAsked = Number.isInteger(id) && id > 0;
  const { data, isPending } = useGetOne<TicketDetail>(
    'tickets',
    { id, meta: { whole: true } },
    { enabled: isAsked },
  );
  return { closed: data, isLoading: isAsked && isPending };
};

/** What a follow-up ticket has in common with the closed one. */
const followUpOf = (closed: TicketDetail) => {
  const { id, type, subject, priority, severity, channel, memberId, orderExternalId, lines } =
    closed;
  const facts = { type, subject, priority, severity, channel, memberId, orderExternalId, lines };
  return { ...facts, tags: [], isMine: true, followUpOf: id };
};

/** Which ticket this one goes on with. */
const Followed = ({ closed: { id, number } }: { closed: TicketDetail }) => {
  const translate = useTranslate();
  const isFollowing = useWatch({ name: 'followUpOf' }) === id;
  if (!isFollowing) return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {translate('resources.tickets.fields.followUpOf')}
      {translate('layout.labelSeparator')}
      <RecordLink resource="tickets" id={id} to="show">
        {number}
      </RecordLink>
    </Alert>
  );
};

const TicketCreate = () => {
  const { closed, isLoading } = useClosed();
  if (isLoading) return null;
  return (
    <CreatePage redirect="show">
      <Form contract={TicketInput} defaultValues={closed ? followUpOf(closed) : DEFAULTS}>
        {closed && <Followed closed={closed} />}
        <TicketFields isNew />
      </Form>
    </CreatePage>
  );
};
export default TicketCreate;

/** Work that was handed to other departments, with when it is due; the ticket is resolved only once it is done. */
import { Box, Button, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { TicketTask } from '#contract/service/tasks';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { TaskDialog } from './TaskDialog.tsx';

const useTasks = (ticketId: number) => {
  const api = useDataProvider<Api>();
  const { data = [] } = useQuery({
    queryKey: ['tickets', 'tasks', ticketId],
    queryFn: async ({ signal }) =>
      (await api.call<TicketTask[]>('GET', `/tickets/${ticketId}/taskList`, undefined, signal))
        .data,
  });
  return data;
};

const Task = ({
  ticketId,
  task,
  mayChange,
}: {
  ticketId: number;
  task: TicketTask;
  mayChange: boolean;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const { id, title, department, dueAt, doneAt, doneBy } = task;
  const isDone = doneAt !== null;
  const change = () =>
    run(() =>
      api.act('tickets', ticketId, isDone ? 'taskReopening' : 'taskCompletion', { taskId: id }),
    );
  return (
    <Box component="li" sx={{ mb: 0.75 }}>
      <FormControlLabel
        label={title}
        control={
          <Checkbox
            size="small"
            checked={isDone}
            disabled={pending || !mayChange}
            onChange={() => void change()}
          />
        }
      />
      <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5, ml: 3.5 }}>
        {translate(`tickets.departments.${department}`)}
        {translate('layout.partSeparator')}
        {isDone ? (
          <>
            {translate('tickets.tasks.doneBy', { name: doneBy ?? '' })}
            {translate('layout.labelSeparator')}
            <Instant at={doneAt} />
          </>
        ) : (
          <>
            {translate('tickets.tasks.due')}
            {translate('layout.labelSeparator')}
            <Instant at={dueAt} isRelative />
          </>
        )}
      </Typography>
    </Box>
  );
};

export const TasksSection = ({ ticket }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  const tasks = useTasks(ticket.id);
  const [isAdding, setAdding] = useState(false);
  const mayChange = ticket.allowed.includes('addTask');
  if (tasks.length === 0 && !mayChange) return null;
  return (
    <Section
      title="tickets.sections.tasks"
      actions={
        mayChange && (
          <Button onClick={() => setAdding(true)}>{translate('tickets.verbs.addTask')}</Button>
        )
      }
    >
      {tasks.length === 0 && (
        <Typography color="text.secondary">{translate('tickets.tasks.none')}</Typography>
      )}
      {tasks.length > 0 && !mayChange && (
        <Typography color="text.secondary">{translate('tickets.tasks.ended')}</Typography>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {tasks.map((task) => (
          <Task key={task.id} ticketId={ticket.id} task={task} mayChange={mayChange} />
        ))}
      </Box>
      {isAdding && <TaskDialog ticket={ticket} onClose={() => setAdding(false)} />}
    </Section>
  );
};

/** A step of a ticket in words: who did what, and what it led to. */
import { useTranslate } from 'react-admin';
import { SYSTEM } from '#contract/platform/activities';
import type { TicketChange } from '#contract/service/tickets';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import { useInstant } from '../../ui/record/instant.tsx';
import { useAgents } from '../shared/useAgents.ts';
import { useTeamChoices } from '../shared/useTeamChoices.ts';

export const useChangeText = () => {
  const translate = useTranslate();
  const personName = usePersonName();
  const instant = useInstant();
  const agents = useAgents();
  const teams = useTeamChoices();
  const actor = (kind: TicketChange['actorKind'], name: string | null): string => {
    if (kind === 'customer') return translate('tickets.customer');
    return kind === 'system' && name !== SYSTEM.name
      ? translate('activities.rule', { name })
      : personName(name ?? '');
  };
  return ({ actorKind, actorName, action, fromStatus, toStatus, after }: TicketChange): string => {
    const status = (one: string) => translate(`tickets.statuses.${one}`);
    const facts = after ?? {};
    const assignee = agents.find(({ id }) => id === facts.assigneeId)?.name;
    const team = teams.find(({ id }) => id === String(facts.teamId))?.name;
    const parts = [
      translate(`tickets.steps.${action}`, {
        name: actor(actorKind, actorName),
      }),
      fromStatus !== null && fromStatus !== toStatus
        ? translate('tickets.fromTo', { from: status(fromStatus), to: status(toStatus) })
        : null,
      assignee ? translate('tickets.assignedTo', { name: assignee }) : null,
      team ? translate('teams.named', { name: team }) : null,
      typeof facts.waitingOn === 'string'
        ? translate(`tickets.waitingOn.${facts.waitingOn}`)
        : null,
      typeof facts.followUpAt === 'number'
        ? translate('tickets.until', { at: instant(facts.followUpAt) })
        : null,
      typeof facts.resolution === 'string'
        ? translate(`tickets.resolutions.${facts.resolution}`)
        : null,
    ];
    return parts.filter(Boolean).join(translate('layout.partSeparator'));
  };
};

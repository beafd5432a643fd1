/** What may be done with a version: the weightiest in the bar, the rest in a menu. */
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDataProvider, useRedirect, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { VersionRecord } from '#contract/platform/versions';
import { createLink, editLink } from '../../../links.ts';
import type { Api } from '../../../api.ts';
import { usePersonName } from '../PersonName.tsx';
import { useAccount } from '../useAccount.ts';
import { VerbBar } from '../../../ui/feedback/VerbBar.tsx';
import type { Confirmation, Verb } from '../../../ui/feedback/verbs.ts';
import { useInstant } from '../../../ui/record/instant.tsx';
import { type ConfirmedVerb, NOUNS, type VersionVerb, verbsOf } from './verbs.ts';
import type { VersionPages } from './versionPages.ts';

const REASONS: Partial<Record<ConfirmedVerb, 'optional' | 'required'>> = {
  approve: 'optional',
  reject: 'required',
  withdraw: 'optional',
};
const MAX_REASON = 1_000;
const IN_BAR: readonly VersionVerb[] = ['submit', 'approve', 'reject', 'edit'];
const TAKING: readonly VersionVerb[] = ['reject', 'withdraw'];

/** What a verb asks and does. */
const useConfirmations = (
  { resource, words }: VersionPages,
  version: VersionRecord,
  toDecide: ReactNode,
) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const instant = useInstant();
  const toName = usePersonName();
  const { id, number, plannedAt, authorName } = version;
  const linesOf = (verb: ConfirmedVerb): string[] => {
    if (verb !== 'approve')
      return [translate(`${words}.verbs.${verb}.text`, { author: toName(authorName) })];
    const isPlanned = plannedAt !== null && plannedAt > Date.now();
    return [
      isPlanned
        ? translate(`${words}.verbs.approve.later`, { at: instant(plannedAt) })
        : translate(`${words}.verbs.approve.now`),
    ];
  };
  return (verb: ConfirmedVerb): Confirmation => {
    const reason = REASONS[verb];
    return {
      title: translate(`${words}.verbs.${verb}.title`, { number }),
      lines: linesOf(verb),
      ...(verb === 'approve' && { preview: toDecide }),
      ...(reason && { reason, maxReason: MAX_REASON }),
      perform: async (said) => {
        await api.act(resource, id, NOUNS[verb], {
          version: version.version,
          ...(said && { reason: said }),
        });
        void client.invalidateQueries({ queryKey: [resource] });
      },
      success: `${words}.verbs.${verb}.done`,
    };
  };
};

export interface VersionVerbsProps {
  pages: VersionPages;
  version: VersionRecord;
  /** What is said before the version is approved. */
  toDecide?: ReactNode;
}

export const VersionVerbs = ({ pages, version, toDecide }: VersionVerbsProps) => {
  const { resource, words } = pages;
  const account = useAccount();
  const redirect = useRedirect();
  const navigate = useNavigate();
  const confirmation = useConfirmations(pages, version, toDecide);
  if (!account) return null;
  const verbs = verbsOf(resource, version, account, Date.now());
  const toVerb = (verb: VersionVerb, index: number): Verb => {
    const look = {
      key: verb,
      label: `${words}.verbs.${verb}.verb`,
      place: IN_BAR.includes(verb) ? 'bar' : 'menu',
      tone: TAKING.includes(verb) ? 'danger' : 'normal',
      variant: index === 0 && !TAKING.includes(verb) ? 'contained' : 'outlined',
    } as const;
    if (verb === 'edit')
      return { ...look, onSelect: () => redirect(editLink(resource, version.id)) };
    if (verb === 'copy')
      return {
        ...look,
        onSelect: () => void navigate(createLink(resource, { copy: version.id })),
      };
    return { ...look, confirm: () => confirmation(verb) };
  };
  return <VerbBar verbs={verbs.map(toVerb)} />;
};

import type { ComponentType } from 'react';
import { Hook } from '#shared/hook';

/** The tabs of the member's page, in order: only the sections of the chosen one are loaded. */
export const MEMBER_TABS = ['programme', 'rewards', 'orders', 'activity'] as const;
export type MemberTab = (typeof MEMBER_TABS)[number];

/** A part of the member's page, for the member around. */
export interface MemberSection {
  /** Translation key. */
  title: string;
  tab: MemberTab;
  /** What came for the record itself: also shown once it is one of another member, who has everything else. */
  ofRecord?: boolean;
  Content: ComponentType;
}

/** What domains show on the member's page, in the order of the domains. */
export const memberSections = new Hook<MemberSection>('memberSections');

/** A verb at the head of the member's page, for the member around. */
export interface MemberVerb {
  key: string;
  /** Also of a record that is one of another member. */
  ofRecord?: boolean;
  Content: ComponentType;
}

/** What domains let staff do with a member. */
export const memberVerbs = new Hook<MemberVerb>('memberVerbs');

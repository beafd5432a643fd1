import type { ClientDomain } from '../domain.ts';
import { members } from './members/index.ts';
import { programmeVersions } from './programme/index.ts';

export const membersDomain: ClientDomain = {
  group: 'members',
  features: [members, programmeVersions],
};

/** The hook that runs after a version of the programme was approved or, before it began, withdrawn. */
import { Hook } from '#shared/hook';
import type { AfterVersionDecision } from '../../platform/versions/kind.ts';

export const afterProgrammeDecisions = new Hook<AfterVersionDecision>('afterProgrammeDecisions');

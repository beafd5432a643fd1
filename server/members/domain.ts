/** The domain of members. */
import { members as memberTable } from '#db/schema/members/members';
import type { Domain } from '../domain.ts';
import { MEMBER_EVENTS } from './eventTypes.ts';
import { EXPORTS } from './exports.ts';
import { LEDGER_EXPORTS } from './ledgerExports.ts';
import { MEMBER_ATTENTION } from './attention.ts';
import { ADJUSTMENT_CHECKS } from './adjustments/checks.ts';
import { adjustmentRoutes } from './adjustments/routes.ts';
import { ADJUSTMENT_IMPORTS } from './adjustmentFiles/kinds.ts';
import { audienceNameRoutes } from './audienceNames/routes.ts';
import { ERASURE_EVENTS } from './erasure/eventTypes.ts';
import { erasureRoutes } from './erasure/routes.ts';
import { continueEvaluation, startEvaluation } from './evaluation/evaluateAll.ts';
import { LEVEL_TIMERS } from './evaluation/announce.ts';
import { LEVEL_EVENTS } from './evaluation/eventTypes.ts';
import { EXTEND_LEVELS } from './evaluation/extendAhead.ts';
import { evaluateSent, joinNew } from './evaluation/joinNew.ts';
import { evaluationRoutes } from './evaluation/routes.ts';
import { SIGN_IN_CHECKS } from './earning/verify.ts';
import { GROWTH_CHECKS } from './growth/checks.ts';
import { growthRoutes } from './growth/routes.ts';
import { INACTIVITY_CHECKS } from './inactivity/checks.ts';
import { END_CHANGED_ROUNDS } from './inactivity/followProgramme.ts';
import { INACTIVITY_NOTICES } from './inactivity/job.ts';
import { inactivityRoutes } from './inactivity/routes.ts';
import { CURRENCY_USES } from './currencyUses.ts';
import { LEVEL_CHECKS } from './levels/checks.ts';
import { loadMemberFacts, loadRanks } from './levels/load.ts';
import { GRANT_TIMERS } from './levels/tellGrants.ts';
import { takeOverAtStart, takeOverLevels } from './levels/takeOver.ts';
import { MEMBER_DATA } from './memberData.ts';
import { MERGE_CHECKS } from './merges/checks.ts';
import { MERGE_EXPORTS } from './merges/exports.ts';
import { MERGE_EVENTS } from './merges/eventTypes.ts';
import { FIND_PAIRS } from './merges/find.ts';
import { MEMBER_PAIR_SOURCES } from './merges/pairSources.ts';
import { mergeRoutes } from './merges/routes.ts';
import { namesOfMembers } from './members/audiences.ts';
import { reindexMembers } from './members/search.ts';
import { memberList, showsPersonal } from './members/list.ts';
import { memberRoutes } from './members/routes.ts';
import { EXPIRY_NOTICES } from './notices/expiryNotices.ts';
import { greetOnBirthday } from './notices/greetOnBirthday.ts';
import { MEMBER_MESSAGES } from './notices/kinds.ts';
import { MEMBER_RECIPIENTS } from './notices/recipients.ts';
import { welcomeNewMembers } from './notices/welcome.ts';
import { tellLevelChanges } from './notices/tellLevelChanges.ts';
import { referralRoutes } from './referrals/routes.ts';
import { signInRoutes } from './signIns/routes.ts';
import { earnByNewMembers } from './referrals/earnRegistrations.ts';
import { giveEntryPoints } from './rewards/entryPoints.ts';
import { BIRTHDAY_POINTS } from './rewards/birthdayPoints.ts';
import { SEGMENT_REFERENCES } from './segments/catalogReferences.ts';
import { SEGMENT_CHECKS } from './segments/checks.ts';
import { REFRESH_SEGMENTS } from './segments/daily.ts';
import { continueRefresh } from './segments/refresh.ts';
import { segmentRoutes } from './segments/routes.ts';
import { MEMBER_FACTS } from './segmentRules/memberFacts.ts';
import { tagRoutes } from './tags/routes.ts';
import { maskPersonalDeep } from './members/rules.ts';
import { MERGES_OF_RECORDS } from './merges/activitiesOfRecords.ts';
import { MEMBER_CAUSES } from './points/memberCauses.ts';
import { POINT_CHECKS } from './points/checks.ts';
import { POINT_JOBS } from './points/recordLapsed.ts';
import { pointRoutes } from './points/routes.ts';
import { programmeNaming } from './programme/audienceUses.ts';
import { PROGRAMME_REFERENCES } from './programme/catalogReferences.ts';
import { programmeRoutes } from './programme/routes.ts';

export const members: Domain = {
  name: 'members',
  routes: [
    ...memberRoutes,
    ...erasureRoutes,
    ...audienceNameRoutes,
    ...growthRoutes,
    ...pointRoutes,
    ...adjustmentRoutes,
    ...programmeRoutes,
    ...evaluationRoutes,
    ...inactivityRoutes,
    ...referralRoutes,
    ...signInRoutes,
    ...segmentRoutes,
    ...tagRoutes,
    ...mergeRoutes,
  ],
  relatedActivities: [MERGES_OF_RECORDS],
  attention: MEMBER_ATTENTION,
  audienceNames: [namesOfMembers],
  audienceUses: [programmeNaming],
  references: [PROGRAMME_REFERENCES, SEGMENT_REFERENCES],
  currencyUses: CURRENCY_USES,
  levelSource: [{ loadMember: loadMemberFacts, loadRanks }],
  messageKinds: MEMBER_MESSAGES,
  recipients: [MEMBER_RECIPIENTS],
  verify: [
    ...LEVEL_CHECKS,
    ...GROWTH_CHECKS,
    ...POINT_CHECKS,
    ...SIGN_IN_CHECKS,
    ...INACTIVITY_CHECKS,
    ...ADJUSTMENT_CHECKS,
    ...SEGMENT_CHECKS,
    ...MERGE_CHECKS,
  ],
  exports: [EXPORTS, LEDGER_EXPORTS, MERGE_EXPORTS],
  imports: ADJUSTMENT_IMPORTS,
  eventTypes: [...MEMBER_EVENTS, ...LEVEL_EVENTS, ...ERASURE_EVENTS, ...MERGE_EVENTS],
  timers: [LEVEL_TIMERS, GRANT_TIMERS],
  schedule: [
    ...POINT_JOBS,
    EXTEND_LEVELS,
    BIRTHDAY_POINTS,
    EXPIRY_NOTICES,
    INACTIVITY_NOTICES,
    REFRESH_SEGMENTS,
    FIND_PAIRS,
  ],
  periodic: [continueEvaluation, continueRefresh],
  factSql: [MEMBER_FACTS],
  pairSources: MEMBER_PAIR_SOURCES,
  causeSources: MEMBER_CAUSES,
  afterNewMembers: [joinNew, earnByNewMembers, welcomeNewMembers],
  afterLevelChanges: [giveEntryPoints, tellLevelChanges],
  afterBirthdays: [greetOnBirthday],
  afterSentLevels: [evaluateSent],
  afterProgrammeDecisions: [{ afterwards: startEvaluation }, END_CHANGED_ROUNDS],
  sums: [{ members: { list: memberList, columns: ['revenue', 'returned', 'pointsLapsing'] } }],
  personal: [{ isVisibleTo: showsPersonal, mask: maskPersonalDeep }],
  memberData: [MEMBER_DATA],
  defaults: [takeOverAtStart],
  afterRestore: [
    { rebuild: (tx) => takeOverLevels(tx) },
    { reindex: { table: memberTable, write: reindexMembers } },
  ],
};

/** How a table of stages is written: the same for every kind of case. Pure. */
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseKind, CaseParty, CaseStage, StageOf } from '#contract/service/stages';

/**
 * What has to hold in addition to the stage, checked where the step is written, in the folder of the kind. The tables only
 * name it.
 */
export type CaseGuard =
  /** A written reason. */
  | 'reason'
  /** What was said on the phone, where staff write down what the customer decided. */
  | 'phoneNote'
  /** The lines were paid and shipped, may be returned, and are in no other live case. */
  | 'returnable'
  /** What is asked for without goods: not shipped, lost, or within the limit of goodwill. */
  | 'withoutGoods'
  /** The price fell within the days that the policy names. */
  | 'priceFell'
  /** Above what the person may decide alone somebody else does. */
  | 'withinLimit'
  /** The rules for approving without a person. */
  | 'approvesItself'
  /** Somebody else than the person who decided before. */
  | 'otherPerson'
  /** Only once. */
  | 'once'
  /** Carrier and a tracking number that no other parcel has. */
  | 'tracking'
  /** A parcel of the case that has not arrived yet. */
  | 'parcelUnderway'
  /** At most what was approved, for each line. */
  | 'quantities'
  /** What was found of each unit. */
  | 'dispositions'
  /** Both sides were heard: their time is over, both have handed in, or both want to begin. */
  | 'heard'
  /** A second person signs. */
  | 'coSigned'
  /** More than was quoted needs a reason. */
  | 'explainedAmount'
  /** Units that came in and were not accepted, and are still here. */
  | 'unitsRefused'
  /** None of the goods that came in was accepted, so that there is nothing to refund. */
  | 'nothingAccepted'
  /** A part that was offered. */
  | 'partOffered'
  /** The store returned and refunded everything itself. */
  | 'metByStore'
  | 'customerOwes'
  | 'customerOwesNothing'
  | 'paid'
  | 'outOfStock'
  /** More was paid for the difference than went back with the refund. */
  | 'paidExtra'
  /** A replacement that left although the exchange ended otherwise. */
  | 'sentAnyway'
  | 'goodsInspected'
  /** Something came in, and was not looked at yet. */
  | 'goodsToInspect'
  | 'topLevel'
  | 'alreadyShipped'
  /** The replacement is not with the customer yet. */
  | 'notShipped'
  /** Nothing came back, of what was sent in advance for 15 days. */
  | 'nothingReceived'
  | 'delivered'
  | 'serialMatches'
  /** Whether it is in or out of the warranty; that it is void says a manager. */
  | 'verdictKnown'
  | 'inWarranty'
  | 'outOfWarranty'
  /** How grave it is. */
  | 'severity'
  /** Whoever works on it is not the person complained about. */
  | 'noConflict'
  /** The decision, the remedy and its reasons. */
  | 'remedy'
  /** Everything that was promised is done. */
  | 'remediesDone'
  | 'rootCause'
  /** Who answers for it, of grave cases and of those with a cause within the company. */
  | 'accountable'
  /** Only after a refusal: a declined complaint, a rejected case, or a decision that was appealed. */
  | 'afterRefusal'
  /** Who mediates: nobody who owns, approved or answers for what it is about. */
  | 'neutralMediator'
  /** By when each side has to be heard. */
  | 'deadlines'
  /** At most three proposals. */
  | 'roundsLeft'
  /** Three proposals were refused, or the customer asks for it. */
  | 'roundsUsed'
  /** The side that answers has not answered yet. */
  | 'unanswered'
  | 'bothAgree'
  /** The time of the stage is over. */
  | 'timeOver'
  | 'attemptsUsed'
  | 'oneOpen'
  /** What came of the call. */
  | 'outcome'
  /** Somebody was reached, or is not to be called again. */
  | 'callEnded'
  /** When it is tried again. */
  | 'newTime';

export interface CaseTransition<Stage extends CaseStage> {
  action: CaseAction;
  /** Left empty where it opens the case. */
  from: readonly Stage[];
  /** Left out: the stage stays. */
  to?: Stage;
  /** Where else it may lead: what is written decides. */
  or?: readonly Stage[];
  by: readonly CaseParty[];
  guards?: readonly CaseGuard[];
}

export interface Machine<Kind extends CaseKind> {
  /** Those in which it has ended. */
  ended: readonly StageOf<Kind>[];
  transitions: readonly CaseTransition<StageOf<Kind>>[];
}

export const STAFF = ['agent', 'manager'] as const satisfies readonly CaseParty[];

/** The stages that are none of these. */
export const allBut = <Stage extends string>(
  stages: readonly Stage[],
  without: readonly Stage[],
): Stage[] => stages.filter((stage) => !without.includes(stage));

/** What a rule gave for signing in on a day, as it is kept for corrections. */
export interface SignInAward {
  ruleKey: string;
  currency: 'points' | 'growth';
  granted: number;
  /** The most that was granted before a correction lowered it: so much room under limits it uses. */
  used: number;
  /** What of it reversals could not take, because it had been spent or had lapsed. */
  lost?: number;
}

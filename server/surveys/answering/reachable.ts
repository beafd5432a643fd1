/** Whether what somebody left to be contacted is an address at which one can be reached. Pure. */

/** `WeChat: `, `电话：` and the like before the address itself. */
const LABEL = /^[\p{L} -]{1,20}[:：]\s*/u;
const EMAIL = /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,120}\.[^\s@<>,;.]{2,30}$/;
const PHONE = /^\+?[\d\s().-]+$/;
const WECHAT = /^[A-Za-z][A-Za-z0-9_-]{5,19}$/;
const LEAST_DIGITS = 5;
const MOST_DIGITS = 20;

/**
 * A phone number, an e-mail address or a WeChat ID, also after a name in Chinese; full-width digits and letters are as good
 * as others.
 */
export const isReachable = (typed: string): boolean => {
  const address = typed.normalize('NFKC').trim().replace(LABEL, '');
  const plain = address.replaceAll(/[\p{Script=Han}、:,]+/gu, ' ').trim();
  if (EMAIL.test(plain) || WECHAT.test(plain)) return true;
  const digits = plain.replaceAll(/\D/g, '').length;
  return PHONE.test(plain) && digits >= LEAST_DIGITS && digits <= MOST_DIGITS;
};

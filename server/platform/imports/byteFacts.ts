/** Tells Chinese text in GB 18030 from Western European text, which is often valid in it, too. Pure. */

/** Lead bytes of the 3,755 characters that are in daily use, and their trail bytes. */
const isCommon = (lead: number, trail: number) => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1;
/** Full-width punctuation and letters. */
const isMark = (lead: number, trail: number) => lead >= 0xa1 && lead <= 0xa3 && trail >= 0xa1;

/** Lead bytes up to here are Hangul in Korean files; a third of the Chinese characters lie beyond. */
const HANGUL_END = 0xc8;

/** Share of the characters that must be in daily use. */
const MOST = 0.8;

export class ByteFacts {
  #pairs = 0;
  #likely = 0;
  #beyondHangul = 0;
  #lead = 0;

  add(piece: Uint8Array) {
    for (const byte of piece) {
      if (this.#lead === 0) {
        if (byte >= 0x80) this.#lead = byte;
        continue;
      }
      this.#pairs++;
      if (isCommon(this.#lead, byte) || isMark(this.#lead, byte)) this.#likely++;
      if (isCommon(this.#lead, byte) && this.#lead > HANGUL_END) this.#beyondHangul++;
      this.#lead = 0;
    }
  }

  /** In Western European text, most bytes above 127 stand alone between letters. */
  looksChinese(): boolean {
    return this.#pairs > 0 && this.#likely >= this.#pairs * MOST;
  }

  /** Whether it is neither Western European nor Korean. */
  isChinese(): boolean {
    return this.looksChinese() && this.#beyondHangul > 0;
  }
}

import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul';

const LATIN = /^[a-z][a-z0-9 ]*$/i;
const WHOLE_SYLLABLES = /^[가-힣0-9 ]+$/;
const HANGUL = /^[가-힣ㄱ-ㅎㅏ-ㅣ0-9 ]+$/;
const ENGLISH = /^[a-z0-9 ]{2,}$/;

const SHIFTED = 'QWERTOP';
/** Without the caps lock, and without a shift that changes no letter of a two-set keyboard. */
const unshifted = (text: string): string =>
  text === text.toUpperCase()
    ? text.toLowerCase()
    : text.replace(/[A-Z]/g, (key) => (SHIFTED.includes(key) ? key : key.toLowerCase()));

/** What was meant when it was typed on the other layout: `tjdtlaekd` → 성심당, `ㅗㅐㅜㅛ` → hony; null when it makes no sense. */
export function otherLayout(raw: string): string | null {
  const text = raw.normalize('NFC').trim();
  if (LATIN.test(text)) {
    const hangul = convertQwertyToHangul(unshifted(text));
    return WHOLE_SYLLABLES.test(hangul) && /[가-힣]/.test(hangul) ? hangul : null;
  }
  if (!HANGUL.test(text)) return null;
  const english = convertHangulToQwerty(text).toLowerCase();
  return ENGLISH.test(english) ? english : null;
}

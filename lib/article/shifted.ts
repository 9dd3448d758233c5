const PLAIN = '0123456789+-=()n';
const SHIFTED = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ', sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ' };

/**
 * A number as an exponent or an index, in Unicode's own characters: 10 to the third must not become 103. A word that has
 * no such characters stays as it is.
 */
export function shifted(word: string, how: 'sup' | 'sub'): string {
  const characters = [...word.replaceAll('\u2212', '-')].map((each) => PLAIN.indexOf(each));
  if (characters.includes(-1)) return word;
  return characters.map((at) => SHIFTED[how].charAt(at)).join('');
}

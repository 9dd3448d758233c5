/** A text with what is selected in it. */
export type Selected = { text: string; start: number; end: number };

export const STRONG = '**';
export const EMPHASIS = '*';

/** Puts a mark around what is selected, or takes it away where it stands there. Spaces at its edges stay outside. */
export function toggleMark({ text, start, end }: Selected, mark: string): Selected {
  const selected = text.slice(start, end);
  const isInside =
    selected.length > 2 * mark.length && runAt(selected, 0, mark) && runAt(selected, -mark.length, mark);
  if (isInside) {
    const bare = selected.slice(mark.length, -mark.length);
    return { text: text.slice(0, start) + bare + text.slice(end), start, end: start + bare.length };
  }
  const isAround =
    start > 0 && runAt(text.slice(0, start), -mark.length, mark) && runAt(text.slice(end), 0, mark);
  if (isAround) {
    const [from, to] = [start - mark.length, end + mark.length];
    return {
      text: text.slice(0, from) + selected + text.slice(to),
      start: from,
      end: from + selected.length,
    };
  }
  const bare = selected.trim();
  const from = start + selected.length - selected.trimStart().length;
  return {
    text: text.slice(0, from) + mark + bare + mark + text.slice(from + bare.length),
    start: from + mark.length,
    end: from + mark.length + bare.length,
  };
}

/** Whether a run of asterisks that holds this mark stands there: `***` holds both marks, `**` holds no emphasis. */
function runAt(text: string, at: number, mark: string): boolean {
  const run = at === 0 ? /^\*+/.exec(text)?.[0] : /\*+$/.exec(text)?.[0];
  const length = run?.length ?? 0;
  return mark === STRONG ? length === 2 || length === 3 : length === 1 || length === 3;
}

/** Whether an address can be linked to from an article. */
export function isLinkable(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

const LINK = /\[([^[\]]*)\]\(([^()\s]*)\)/g;

/** What is selected, with the whole of each link that it touches; and the address of the first of them. */
export function linkAround(selected: Selected): Selected & { address: string | null } {
  const { text, start, end } = selected;
  const found = { ...selected, address: null as string | null };
  for (const { 0: whole, 2: address = '', index } of text.matchAll(LINK)) {
    const behind = index + whole.length;
    const isTouched = start === end ? index < start && start < behind : index < end && start < behind;
    if (!isTouched) continue;
    found.start = Math.min(found.start, index);
    found.end = Math.max(found.end, behind);
    found.address ??= address;
  }
  return found;
}

/** Makes a link of what is selected; the address stands for the words where nothing is. */
export function insertLink({ text, start, end }: Selected, address: string): Selected {
  const words = text.slice(start, end).replace(LINK, '$1').trim() || address.replace(/^https?:\/\//i, '');
  // A bracket in an address would end the link.
  const target = address.replace(/[()\s<>]/g, (sign) =>
    encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'),
  );
  const link = `[${words}](${target})`;
  return {
    text: text.slice(0, start) + link + text.slice(end),
    start: start + link.length,
    end: start + link.length,
  };
}

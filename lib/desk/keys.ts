/*
 * The keys of the editor. Keys that a system gives to its text fields stay the system's: on a Mac the arrows with Option,
 * and Control with a letter.
 */

export type Platform = 'mac' | 'other';

export const COMMANDS = [
  'save',
  'undo',
  'redo',
  'next',
  'previous',
  'otherLanguage',
  'nextStale',
  'moveUp',
  'moveDown',
  'strong',
  'emphasis',
  'link',
] as const;
export type Command = (typeof COMMANDS)[number];

/** Modifiers in the order in which a Mac shows them, then the key as `KeyboardEvent.code` names it. */
type Chord = { modifiers: string; code: string };

const chord = (text: string): Chord => {
  const names = text.split('+');
  return { modifiers: names.slice(0, -1).join('+'), code: names.at(-1) ?? '' };
};

const BOTH: Record<Exclude<Command, keyof (typeof OWN)['mac']>, string[]> = {
  save: ['Mod+KeyS'],
  undo: ['Mod+KeyZ'],
  redo: ['Shift+Mod+KeyZ'],
  next: ['Mod+Enter'],
  previous: ['Shift+Mod+Enter'],
  strong: ['Mod+KeyB'],
  emphasis: ['Mod+KeyI'],
  link: ['Mod+KeyK'],
};

const OWN = {
  mac: {
    otherLanguage: ['Control+Mod+ArrowLeft', 'Control+Mod+ArrowRight'],
    nextStale: ['Control+Mod+KeyN'],
    moveUp: ['Control+Mod+ArrowUp'],
    moveDown: ['Control+Mod+ArrowDown'],
  },
  other: {
    otherLanguage: ['Alt+ArrowLeft', 'Alt+ArrowRight'],
    nextStale: ['Alt+KeyN'],
    moveUp: ['Alt+ArrowUp'],
    moveDown: ['Alt+ArrowDown'],
  },
};

function chordsOf(command: Command, platform: Platform): Chord[] {
  const chords: Record<string, string[]> = { ...BOTH, ...OWN[platform] };
  const texts = [...(chords[command] ?? [])];
  if (command === 'redo' && platform === 'other') texts.push('Mod+KeyY');
  return texts.map(chord);
}

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/** The command of a key that was pressed; undefined where it is none, or the system's own. */
export function commandOf(event: Pressed, platform: Platform): Command | undefined {
  const isMac = platform === 'mac';
  const modifiers = [
    event.ctrlKey && isMac && 'Control',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    (isMac ? event.metaKey : event.ctrlKey) && 'Mod',
    event.metaKey && !isMac && 'Meta',
  ]
    .filter(Boolean)
    .join('+');
  return COMMANDS.find((command) =>
    chordsOf(command, platform).some((each) => each.modifiers === modifiers && isKey(event, each.code)),
  );
}

/** Letters go by what they type, so that other layouts find them; with Alt, which types another one, by their place. */
function isKey({ code, key, altKey }: Pressed, wanted: string): boolean {
  const letter = /^Key(.)$/.exec(wanted)?.[1];
  if (!letter || altKey || !/^[a-z]$/i.test(key)) return code === wanted || key === wanted;
  return key.toUpperCase() === letter;
}

const MAC_SIGNS: Record<string, string> = { Control: '⌃', Alt: '⌥', Shift: '⇧', Mod: '⌘' };
const KEY_SIGNS: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '⏎',
};

/** A command's keys as they are shown: `⇧⌘Z` on a Mac, `Ctrl+Shift+Z` elsewhere. */
export function keysShown(command: Command, platform: Platform): string {
  return chordsOf(command, platform)
    .map(({ modifiers, code }) => {
      const key = KEY_SIGNS[code] ?? code.replace('Key', '');
      const names = modifiers.split('+').filter(Boolean);
      if (platform === 'mac') return names.map((name) => MAC_SIGNS[name]).join('') + key;
      const order = ['Mod', 'Alt', 'Shift'].filter((name) => names.includes(name));
      return [...order.map((name) => (name === 'Mod' ? 'Ctrl' : name)), key].join('+');
    })
    .join(' / ');
}

/** Which keys the machine has. `platform` is `navigator.platform`, or what the browser's hints say. */
export function platformOf(platform: string): Platform {
  return /mac|iphone|ipad/i.test(platform) ? 'mac' : 'other';
}

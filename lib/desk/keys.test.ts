import { describe, expect, it } from 'vitest';
import { COMMANDS, commandOf, keysShown, platformOf } from './keys.ts';

/** `⌃⌥⇧⌘` in front of a key, as a Mac writes them; ⌘ is the Windows key elsewhere. */
function pressed(text: string) {
  const signs = /^[⌃⌥⇧⌘]*/u.exec(text)?.[0] ?? '';
  const key = text.slice(signs.length);
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ctrlKey: signs.includes('⌃'),
    altKey: signs.includes('⌥'),
    shiftKey: signs.includes('⇧'),
    metaKey: signs.includes('⌘'),
  };
}

describe('a key', () => {
  it.each([
    ['⌘s', 'save'],
    ['⌘z', 'undo'],
    ['⇧⌘Z', 'redo'],
    ['⌘y', undefined],
    ['⌘b', 'strong'],
    ['⌘k', 'link'],
    ['⌘Enter', 'next'],
    ['⇧⌘Enter', 'previous'],
    ['⌃⌘ArrowLeft', 'otherLanguage'],
    ['⌃⌘ArrowUp', 'moveUp'],
    ['⌃⌘n', 'nextStale'],
    // A Mac's own: by word, by paragraph, ñ, and the keys of its text fields.
    ['⌥ArrowLeft', undefined],
    ['⌥ArrowRight', undefined],
    ['⌥ArrowUp', undefined],
    ['⌥ArrowDown', undefined],
    ['⌥n', undefined],
    ['⌃k', undefined],
    ['⌃b', undefined],
    ['⌃y', undefined],
    ['⌘ArrowLeft', undefined],
  ])('%s on a Mac is %s', (text, command) => {
    expect(commandOf(pressed(text), 'mac')).toBe(command);
  });

  it.each([
    ['⌃s', 'save'],
    ['⌃z', 'undo'],
    ['⌃⇧Z', 'redo'],
    ['⌃y', 'redo'],
    ['⌃i', 'emphasis'],
    ['⌥ArrowRight', 'otherLanguage'],
    ['⌥ArrowDown', 'moveDown'],
    ['⌥n', 'nextStale'],
    ['⌃ArrowLeft', undefined],
    ['⌃⇧ArrowUp', undefined],
    ['⌃⌥z', undefined],
    ['⌘z', undefined],
    ['z', undefined],
  ])('%s elsewhere is %s', (text, command) => {
    expect(commandOf(pressed(text), 'other')).toBe(command);
  });

  it('with Alt is found by its place where it types another letter', () => {
    expect(commandOf({ ...pressed('⌥n'), key: 'ń' }, 'other')).toBe('nextStale');
    expect(commandOf({ ...pressed('⌥n'), key: 'Dead' }, 'mac')).toBeUndefined();
  });
});

it('is shown as each platform writes it', () => {
  expect(keysShown('redo', 'mac')).toBe('⇧⌘Z');
  expect(keysShown('redo', 'other')).toBe('Ctrl+Shift+Z / Ctrl+Y');
  expect(keysShown('moveUp', 'mac')).toBe('⌃⌘↑');
  expect(keysShown('otherLanguage', 'other')).toBe('Alt+← / Alt+→');
  for (const command of COMMANDS) expect(keysShown(command, 'mac')).not.toContain('undefined');
});

it.each([
  ['MacIntel', 'mac'],
  ['macOS', 'mac'],
  ['iPhone', 'mac'],
  ['Win32', 'other'],
  ['Linux x86_64', 'other'],
])('%s has the keys of %s', (name, platform) => {
  expect(platformOf(name)).toBe(platform);
});

import { expect, it } from 'vitest';
import { messagesOf } from '#i18n/messages.ts';

it('what can be added is called in a menu as the other language calls it', () => {
  const [ja, en] = [messagesOf('ja').editor.menu, messagesOf('en').editor.menu];
  expect(ja.also).toEqual(en.add);
  expect(en.also).toEqual(ja.add);
});
